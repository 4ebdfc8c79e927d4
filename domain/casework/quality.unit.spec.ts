import type { AttachedDocument, CaseState } from './case-state.ts';
import { caseQuality } from './quality.ts';
import { after, changed, journey, journeyUntil, opening } from './testing/scenario.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';

const ofCode = (state: CaseState, code: string) =>
  caseQuality(state).defects.filter((defect) => defect.code === code);
const complete = (state: CaseState): boolean =>
  caseQuality(state).shares.every(({ required, present }) => required === present);

const opened = (changes: Parameters<typeof opening>[0] = {}): CaseState =>
  after([{ kind: 'openCase', data: opening(changes) }]);

/** The case with other facts than those it was opened with. */
const withFacts = (state: CaseState, facts: object): CaseState => ({
  ...state,
  facts: { ...state.facts, ...facts } as CaseState['facts'],
});

describe('the quality of a case', () => {
  test('that a prison opened with everything is complete and without defect', () => {
    expect(caseQuality(opened()).defects).toEqual([]);
    expect(complete(opened())).toBe(true);
  });

  test('names a fact that the law needs, with its place, its article and since when', () => {
    const state = withFacts(opened(), { deliveryDate: null, judgmentEffective: null });
    const missing = ofCode(state, 'missingFact');
    expect(missing.map(({ place }) => place.name)).toContain('judgmentEffective');
    const [first] = missing;
    expect(first).toMatchObject({ owner: 'prison', severity: 'blocking', since: '2026-02-02' });
    expect(first!.place.kind).toBe('fact');
    expect(first!.article!.zh).toMatch(/^《.+》/);
    expect(complete(state)).toBe(false);
  });

  test('does not ask for the days of steps that are still to come', () => {
    const state: CaseState = { ...opened(), plannedFilingDate: null };
    expect(ofCode(state, 'missingFact')).toEqual([]);
  });

  test('names facts that contradict each other at a place where they can be mended', () => {
    const state = withFacts(opened(), { sentenceEnd: LegalDate('2029-09-04') });
    expect(ofCode(state, 'contradiction')).toContainEqual(
      expect.objectContaining({
        place: { kind: 'fact', name: 'sentenceEnd' },
        severity: 'blocking',
        article: null,
      }),
    );
    // It is there, though it may be wrong.
    expect(complete(state)).toBe(true);
  });

  test('asks for the materials once the file has gone to the court', () => {
    const before = after(journeyUntil('submitProposal'));
    expect(ofCode(before, 'missingMaterial')).toEqual([]);
    const filed = after(journeyUntil('acceptCase'));
    expect(ofCode(filed, 'missingMaterial')).toEqual([]);
    const lacking = { ...filed, materials: filed.materials.filter((code) => code !== 'proposal') };
    expect(ofCode(lacking, 'missingMaterial')).toEqual([
      expect.objectContaining({
        place: { kind: 'material', name: 'proposal' },
        severity: 'blocking',
        since: '2026-03-20',
        article: expect.objectContaining({ zh: expect.stringContaining('法释〔2014〕5号') }),
      }),
    ]);
  });

  test('notes what was sent without a recorded document, until it is attached', () => {
    const filed = after(journeyUntil('acceptCase'));
    const places = ofCode(filed, 'unverifiedDocument').map(({ place }) => place.name);
    expect(places).toContain('meritEvidence');
    const document = {
      documentId: 'd',
      title: '证明',
      agency: 'court',
    } as unknown as AttachedDocument;
    const of = (material: string): CaseState => ({
      ...filed,
      documents: [{ ...document, material }],
    });
    const left = ofCode(of('meritEvidence'), 'unverifiedDocument');
    expect(left.map(({ place }) => place.name)).not.toContain('meritEvidence');
    expect(ofCode(of('一些材料'), 'unverifiedDocument')).toContainEqual(
      expect.objectContaining({ owner: 'court', place: { kind: 'document', name: 'd' } }),
    );
  });

  test('leads to a document that states otherwise than the case, without telling the values', () => {
    const state = after(journeyUntil('acceptCase'));
    const stating = (name: string): CaseState => ({
      ...state,
      documents: [
        {
          documentId: 'd',
          title: '判决书',
          material: 'proposal',
          agency: 'prison',
          states: { name },
        } as unknown as AttachedDocument,
      ],
    });
    expect(ofCode(stating('张三'), 'inconsistentDocument')).toEqual([]);
    expect(ofCode(stating('张山'), 'inconsistentDocument')).toMatchObject([
      {
        owner: 'prison',
        severity: 'blocking',
        place: { kind: 'document', name: 'd' },
        text: { zh: '《判决书》载明的姓名与案件信息不一致' },
      },
    ]);
  });

  test('gives each agency its own share: the court owes its number once it has accepted', () => {
    const decided = after(journey);
    const owners = caseQuality(decided).shares.map(({ owner }) => owner);
    expect(owners).toEqual(['prison', 'procuratorate', 'court']);
    const unnamed = { ...decided, courtCaseNumber: null };
    expect(ofCode(unnamed, 'missingNumber')).toEqual([
      expect.objectContaining({ owner: 'court', since: '2026-03-23' }),
    ]);
    const [before, now] = [decided, unnamed].map((state) =>
      caseQuality(state).shares.find(({ owner }) => owner === 'court')!,
    );
    expect(now!.required).toBe(before!.required);
    expect(now!.present).toBe(before!.present - 1);
  });

  test('only notes what a source did not publish, and does not ask it for the file', () => {
    const published: CaseState = {
      ...withFacts(after(journeyUntil('acceptCase')), {
        judgmentEffective: null,
        deliveryDate: null,
      }),
      provenance: { kind: 'published', publisher: '法院', document: '典型案例', number: null },
      materials: [],
    };
    const steps = published.steps.map((step) => ({ ...step, on: null }));
    const { defects } = caseQuality({ ...published, steps });
    expect(new Set(defects.map(({ code }) => code))).toEqual(
      new Set(['missingFact', 'missingDate']),
    );
    expect(defects.every(({ severity }) => severity === 'advisory')).toBe(true);
    expect(ofCode({ ...published, steps }, 'missingDate')[0]!.text.zh).toBe('立卷没有日期');
  });
});

test('a step that any party may take counts as the prison’s', () => {
  const state = after([...journeyUntil('acceptCase'), changed('acceptCase', {})]);
  const dated = {
    ...state,
    steps: [
      ...state.steps,
      { event: 'DocumentAttached', stage: state.stage, on: null, person: null },
    ],
  };
  expect(ofCode(dated, 'missingDate')).toMatchObject([{ owner: 'prison' }]);
});
