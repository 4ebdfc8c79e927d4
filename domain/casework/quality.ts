import type { Bilingual } from '#domain/kernel/violation.ts';
import { factName, review, type Finding } from '#domain/law/index.ts';
import {
  isMaterialCode,
  materialKinds,
  statedFields,
  type MaterialCode,
} from '#domain/law/materials/index.ts';
import { citation, rule, rules } from '#domain/law/rules/index.ts';
import { agencyKinds, type AgencyKind } from './agencies.ts';
import { caseFactsSchema } from './case-facts.ts';
import { factsFor } from './facts-of-act.ts';
import { caseConsistency } from './case-consistency.ts';
import { materialsOf } from './case-materials.ts';
import { latestRuling, type CaseState } from './case-state.ts';
import type { CaseQuality, Defect, Share } from './defects.ts';
import { stepOfEvent } from './events.ts';
import { steps } from './steps/index.ts';

/** What one check found: data that had to be there, those that are, and what is wrong with them. */
interface Checked extends Share {
  readonly defects: readonly Defect[];
}
type Check = (state: CaseState) => readonly Checked[];

const checks: readonly Check[] = [facts, materials, documents, statements, dates, numbers];

/**
 * CASE-6: the data of a case held against what the law, the file for the court and the steps so
 * far need of them. A case that is not there yet owes nothing of it.
 */
export function caseQuality(state: CaseState): CaseQuality {
  const found = checks.flatMap((check) => check(state));
  return {
    shares: agencyKinds.flatMap((owner) => {
      const own = found.filter((each) => each.owner === owner);
      const required = sum(own, 'required');
      return required === 0 ? [] : [{ owner, required, present: sum(own, 'present') }];
    }),
    defects: found.flatMap(({ defects }) => defects),
  };
}

const sum = (found: readonly Checked[], name: 'required' | 'present'): number =>
  found.reduce((total, each) => total + each[name], 0);

const openedOn = ({ steps: done }: CaseState) => done[0]?.on ?? null;
const severityOf = ({ provenance }: CaseState): Defect['severity'] =>
  provenance.kind === 'published' ? 'advisory' : 'blocking';

/** A fact that the verdict turns on holds the case up until who decides has decided without it. */
const stillToDecide = ({ stage, overrides }: CaseState): boolean =>
  stage !== 'closed' && overrides.length === 0;

/** Facts of sentence and person; the days of the procedure come with the steps, see {@link dates}. */
const factFields = new Set(Object.keys(caseFactsSchema.shape));
const isFact = (path: string): boolean => factFields.has(path.split('.')[0]!);
const articles = new Map<string, Bilingual>(rules.map((each) => [each.id, citation(each)]));

/** Facts that the statutory review reads, finds or misses, and those that contradict each other. */
function facts(state: CaseState): readonly Checked[] {
  const ruling = latestRuling(state);
  const answer = review(
    factsFor(state, {
      filingDate: state.filingDate ?? state.plannedFilingDate,
      rulingDate: ruling?.on ?? null,
      proposal: ruling?.granted ?? state.proposal,
    }),
  );
  const shared = { owner: 'prison', since: openedOn(state) } as const;
  const missing = answer.missing
    .filter(({ field }) => isFact(field))
    .map(({ field, neededBy, decisive }): Defect => ({
      ...shared,
      code: 'missingFact',
      place: { kind: 'fact', name: field },
      severity: decisive && stillToDecide(state) ? severityOf(state) : 'advisory',
      article: articles.get(neededBy[0] ?? '') ?? null,
      text: { zh: `缺少${factName(field).zh}`, en: `Missing: ${factName(field).en}` },
    }));
  const contradictions = answer.findings
    .filter(contradicts)
    .map(({ facts: quoted, effect, textZh, textEn }): Defect => ({
      ...shared,
      code: 'contradiction',
      place: { kind: 'fact', name: Object.keys(quoted).find(isFact) ?? 'sentenceStart' },
      severity: effect === 'none' ? 'advisory' : 'blocking',
      article: null,
      text: { zh: textZh, en: textEn },
    }));
  const read = new Set(answer.findings.flatMap((finding) => Object.keys(finding.facts)));
  const present = [...read].filter(
    (name) =>
      factFields.has(name) && (state.facts[name as keyof CaseState['facts']] ?? null) !== null,
  ).length;
  return [
    {
      ...shared,
      required: present + missing.length,
      present,
      defects: [...missing, ...contradictions],
    },
  ];
}

/** The checks on the file itself have no article. */
const contradicts = ({ rule, result }: Finding): boolean =>
  rule.startsWith('FILE-') && result === 'review';

/** RULE-3: what had to travel to the court. No source publishes the list of a published case. */
function materials(state: CaseState): readonly Checked[] {
  const { filingDate, provenance } = state;
  if (filingDate === null || provenance.kind === 'published') return [];
  const needed = materialsOf(state, 'courtFiling', filingDate).materials.filter(
    ({ mandatory }) => mandatory,
  );
  const lacking = needed.filter(({ code }) => !state.materials.includes(code));
  return [
    {
      owner: 'prison',
      required: needed.length,
      present: needed.length - lacking.length,
      defects: lacking.map(({ code, name, article }) => ({
        code: 'missingMaterial',
        place: { kind: 'material', name: code },
        owner: 'prison',
        severity: 'blocking',
        since: filingDate,
        article,
        text: { zh: `缺少材料：${name.zh}`, en: `Missing: ${name.en}` },
      })),
    },
  ];
}

/** A document can be verified when its bytes are recorded and it says which material it is. */
function documents(state: CaseState): readonly Checked[] {
  const attached = new Set(state.documents.map(({ material }) => material));
  const onPaper = state.materials.filter(
    (code): code is MaterialCode => isMaterialCode(code) && !attached.has(code),
  );
  const shared = { code: 'unverifiedDocument', severity: 'advisory', article: null } as const;
  const sent = onPaper.map((code): Defect => ({
    ...shared,
    owner: 'prison',
    place: { kind: 'material', name: code },
    since: state.filingDate,
    text: {
      zh: `已移送但无存证文件可核验：${materialKinds[code].zh}`,
      en: `Sent, but no recorded document to verify: ${materialKinds[code].en}`,
    },
  }));
  const ofNoKind = state.documents
    .filter(({ material }) => !isMaterialCode(material))
    .map(({ documentId, title, agency }): Defect => ({
      ...shared,
      owner: agency,
      place: { kind: 'document', name: documentId },
      since: null,
      text: { zh: `材料类别不明：${title}`, en: `A document of no known kind: ${title}` },
    }));
  return [...sent, ...ofNoKind].map((defect) => ({
    owner: defect.owner,
    required: 0,
    present: 0,
    defects: [defect],
  }));
}

/**
 * RULE-3: what was read from a document and differs from the case or from another document. The
 * values stay in the case: whoever reads the list may not be allowed to read them.
 */
function statements(state: CaseState): readonly Checked[] {
  return caseConsistency(state).map(({ field, places: [first, place] }) => {
    const document = state.documents[Number(place.pointer.split('/')[2])];
    const { name } = statedFields[field];
    const title = place.document ?? '';
    const other = first.document;
    const owner = document?.agency ?? 'prison';
    const defect: Defect = {
      code: 'inconsistentDocument',
      place: { kind: 'document', name: document?.documentId ?? '' },
      owner,
      severity: severityOf(state),
      since: null,
      article: citation(rule('OP2021-003')),
      text: {
        zh: `《${title}》载明的${name.zh}与${other === null ? '案件信息' : `《${other}》`}不一致`,
        en: `The ${name.en} in ${title} differs from ${other ?? 'the case'}`,
      },
    };
    return { owner, required: 0, present: 0, defects: [defect] };
  });
}

/** One thing that had to be stated; only a published case may leave it out. */
const stated = (there: boolean, defect: Omit<Defect, 'severity' | 'article'>): Checked => ({
  owner: defect.owner,
  required: 1,
  present: there ? 1 : 0,
  defects: there ? [] : [{ ...defect, severity: 'advisory', article: null }],
});

/** Every step has its day. */
function dates(state: CaseState): readonly Checked[] {
  return state.steps.map(({ event, on }, index) => {
    const name = stepOfEvent(event);
    const title = name === undefined ? { zh: '立卷', en: 'Opening' } : steps[name].title;
    return stated(on !== null, {
      code: 'missingDate',
      place: { kind: 'step', name: event },
      owner: ownerOf(event),
      since: state.steps.slice(index + 1).find((later) => later.on !== null)?.on ?? null,
      text: { zh: `${title.zh}没有日期`, en: `${title.en}: no date` },
    });
  });
}

/** The opening, and what any party may do, count as the prison's: it began the file. */
function ownerOf(event: string): AgencyKind {
  const name = stepOfEvent(event);
  const agency = name === undefined ? 'prison' : steps[name].agency;
  return agency === 'party' ? 'prison' : agency;
}

/** Numbers by which the agencies find the case and the person. */
function numbers(state: CaseState): readonly Checked[] {
  const number = (
    owner: AgencyKind,
    name: string,
    value: string | null,
    since: Defect['since'],
    text: Bilingual,
  ) =>
    stated(value !== null, {
      code: 'missingNumber',
      place: { kind: 'number', name },
      owner,
      since,
      text,
    });
  const opened = openedOn(state);
  const accepted = state.steps.find(({ event }) => event === 'CaseAccepted');
  return [
    number('prison', 'reference', state.reference, opened, {
      zh: '缺少监狱案号',
      en: "The prison's reference is missing",
    }),
    number('prison', 'prisonerNumber', state.offender.prisonerNumber, opened, {
      zh: '缺少罪犯编号',
      en: 'The prisoner number is missing',
    }),
    ...(accepted === undefined
      ? []
      : [
          number('court', 'courtCaseNumber', state.courtCaseNumber, accepted.on, {
            zh: '缺少法院案号',
            en: 'The court case number is missing',
          }),
        ]),
  ];
}
