import { DocumentId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { caseConsistency } from './case-consistency.ts';
import type { CaseCommand } from './events.ts';
import { statedFactsSchema } from './stated-facts.ts';
import { after, decide, journeyUntil, materials, opening, parties } from './testing/scenario.ts';

const judgment = DocumentId('7a0f7c1e-1111-4222-8333-444455556666');
const proposal = DocumentId('7b0f7c1e-1111-4222-8333-444455556666');
type States = ReturnType<typeof statedFactsSchema.parse>;

const nothing = Object.fromEntries(
  Object.keys(statedFactsSchema.shape).map((name) => [name, null]),
) as States;
const attach = (documentId: DocumentId, material: string, title: string): CaseCommand => ({
  kind: 'attachDocument',
  data: {
    on: LegalDate('2026-03-11'),
    documentId,
    material,
    title,
    mediaType: 'application/pdf',
    size: 1024,
    sm3: '0'.repeat(64),
    sha256: '1'.repeat(64),
    agency: 'prison',
  },
});
const excerpt = (documentId: DocumentId, states: Partial<States>): CaseCommand => ({
  kind: 'excerptDocument',
  data: { on: LegalDate('2026-03-12'), documentId, states: { ...nothing, ...states } },
});
const attached: readonly CaseCommand[] = [
  ...journeyUntil('submitProposal'),
  attach(judgment, 'judgmentExecutionNoticeAndPriorRulings', '（2025）沪01刑初1号判决书'),
  attach(proposal, 'proposal', '建议书'),
];
const right: Partial<States> = {
  name: '张三',
  prisonerNumber: '3101 0000 01',
  offence: '盗窃',
  originalSentence: 'fixedTerm',
  termMonths: 36,
  sentenceStart: LegalDate('2024-09-05'),
  sentenceEnd: LegalDate('2027-09-04'),
  judgmentEffective: LegalDate('2025-02-20'),
  deliveryDate: LegalDate('2025-03-10'),
  priorReductions: [],
};
const submission = (reason: string | null): CaseCommand => ({
  kind: 'submitProposal',
  data: {
    on: LegalDate('2026-03-20'),
    materials: [...materials],
    override: reason === null ? null : { reason },
  },
});
const answerTo = (command: CaseCommand, before: readonly CaseCommand[]) =>
  decide(command, after(before), parties.prison);

describe('what documents state', () => {
  test('is kept with the document, the latest excerpt in place of the earlier', () => {
    const { documents } = after([
      ...attached,
      excerpt(judgment, { name: '张三丰' }),
      excerpt(judgment, right),
    ]);
    expect(documents.map(({ states }) => states)).toEqual([{ ...nothing, ...right }, null]);
  });

  test('speaks of nothing where it agrees with the case', () => {
    expect(caseConsistency(after([...attached, excerpt(judgment, right)]))).toEqual([]);
  });

  test.each<[keyof States, Partial<States>]>([
    ['name', { name: '张山' }],
    ['prisonerNumber', { prisonerNumber: '3101000010' }],
    ['offence', { offence: '抢劫罪' }],
    ['originalSentence', { originalSentence: 'life' }],
    ['termMonths', { termMonths: 42 }],
    ['sentenceStart', { sentenceStart: LegalDate('2024-09-06') }],
    ['sentenceEnd', { sentenceEnd: LegalDate('2027-09-05') }],
    ['judgmentEffective', { judgmentEffective: LegalDate('2025-02-21') }],
    ['deliveryDate', { deliveryDate: LegalDate('2025-03-11') }],
    ['proposedReductionMonths', { proposedReductionMonths: 7 }],
    ['priorReductions', { priorReductions: [6] }],
  ])('is found where its %s is not that of the case', (field, other) => {
    const found = caseConsistency(after([...attached, excerpt(proposal, { ...right, ...other })]));
    expect(found).toMatchObject([
      {
        field,
        places: [
          { document: null, pointer: `/facts/${field}` },
          { document: '建议书', pointer: `/documents/1/states/${field}` },
        ],
      },
    ]);
  });

  test('is found where two documents differ of which the case says nothing', () => {
    const state = after([
      ...attached,
      excerpt(judgment, { judgmentNumber: '（2025）沪01刑初1号' }),
      excerpt(proposal, { judgmentNumber: '(2025)沪01刑初11号' }),
    ]);
    expect(caseConsistency(state)).toMatchObject([
      { places: [{ document: '（2025）沪01刑初1号判决书' }, { document: '建议书' }] },
    ]);
  });

  test('is not held against a day of which the case knows only the month', () => {
    const [open, ...rest] = attached;
    if (open?.kind !== 'openCase') throw new Error('begins with the opening');
    const facts = { ...opening().facts, judgmentDate: '2025-02' };
    const state = after([
      { kind: 'openCase', data: { ...open.data, facts: facts as typeof open.data.facts } },
      ...rest,
      excerpt(judgment, { judgmentDate: LegalDate('2025-02-09') }),
    ]);
    expect(caseConsistency(state)).toEqual([]);
  });

  test('must be mended or answered in writing before the court is asked', () => {
    const before = [...attached, excerpt(judgment, { ...right, termMonths: 42 })];
    expect(answerTo(submission(null), before)).toMatchObject({
      kind: 'refused',
      code: 'refused-by-law',
      violations: [
        {
          rule: 'FILE-CONSISTENCY',
          field: '/documents/0/states/termMonths',
          expected: '36',
          actual: '42',
        },
      ],
    });
    expect(answerTo(submission('判决书笔误，已由法院裁定补正'), before).kind).toBe('accepted');
    expect(answerTo(submission(null), [...before, excerpt(judgment, right)]).kind).toBe('accepted');
  });

  test('holds the day of filing in a document against the day of the command', () => {
    const stated = (day: string) => [
      ...attached,
      excerpt(proposal, { filingDate: LegalDate(day) }),
    ];
    expect(answerTo(submission(null), stated('2026-03-20')).kind).toBe('accepted');
    expect(answerTo(submission(null), stated('2026-03-19'))).toMatchObject({
      violations: [{ field: '/documents/1/states/filingDate' }],
    });
  });
});

describe('an excerpt', () => {
  test('is refused of a document that the case does not have, and where it says nothing', () => {
    const stranger = DocumentId('7c0f7c1e-1111-4222-8333-444455556666');
    expect(answerTo(excerpt(stranger, {}), attached)).toMatchObject({
      kind: 'refused',
      code: 'schema-violation',
      violations: [
        { rule: 'DOCUMENT-ATTACHED', field: '/documentId' },
        { rule: 'DOCUMENT-STATES', field: '/states' },
      ],
    });
  });

  test.each([
    ['a term of another type', { termMonths: '36' }],
    ['an impossible day', { sentenceEnd: '2027-02-29' }],
    ['a sum below nothing', { performedFen: -1 }],
    ['half a fen', { receiptsFen: [0.5] }],
    ['a field that no document states', { risk: 1 }],
  ])('with %s is no excerpt', (_, states) => {
    expect(statedFactsSchema.safeParse({ ...nothing, ...states }).success).toBe(false);
  });
});
