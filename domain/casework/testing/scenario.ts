import { fold, type Decision } from '#domain/kernel/decider.ts';
import { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { ActingPerson } from '../acting-person.ts';
import { caseDecider } from '../case-decider.ts';
import type { CaseState, Parties } from '../case-state.ts';
import type { CaseCommand, CaseEvent } from '../events.ts';
import { senderOf } from '../sender.ts';

export const caseId = CaseId('0b9f7c1e-1111-4222-8333-444455556666');
export const today = LegalDate('2026-11-23');
export const parties: Parties = {
  prison: AgencyId('prison-a'),
  procuratorate: AgencyId('procuratorate-a'),
  court: AgencyId('court-a'),
  justiceBureau: AgencyId('justice-a'),
};

type OpenCase = Extract<CaseCommand, { kind: 'openCase' }>['data'];
type CommandOf<Kind extends CaseCommand['kind']> = Extract<CaseCommand, { kind: Kind }>['data'];

/** Three years for theft, delivered on 2025-03-10: may be proposed from 2026-03-10. */
export const opening = (changes: Partial<OpenCase> = {}): OpenCase => ({
  on: LegalDate('2026-02-02'),
  measure: 'commutation',
  provenance: { kind: 'casework' },
  reference: '（2026）减字第1号',
  district: '310112',
  offender: { name: '张三', prisonerNumber: '3101000001' },
  agencies: parties,
  facts: {
    offence: '盗窃罪',
    originalSentence: 'fixedTerm',
    currentSentence: 'fixedTerm',
    termMonths: 36,
    sentenceStart: LegalDate('2024-09-05'),
    sentenceEnd: LegalDate('2027-09-04'),
    judgmentEffective: LegalDate('2025-02-20'),
    deliveryDate: LegalDate('2025-03-10'),
    priors: [],
    categories: [],
    property: 'none',
    merit: ['repent'],
  } as OpenCase['facts'],
  plannedFilingDate: LegalDate('2026-03-20'),
  note: null,
  override: null,
  ...changes,
});

let others = 0;

/** {@link opening} of somebody else: with a number and a reference that no other call gives. */
export function anotherOpening(changes: Partial<OpenCase> = {}): OpenCase {
  others += 1;
  return opening({
    reference: `（2026）减字第${1000 + others}号`,
    offender: { name: '张三', prisonerNumber: String(3_101_001_000 + others) },
    ...changes,
  });
}

/** Materials of 法释〔2014〕5号第二条, the procuratorate's opinion among them. */
export const materials = [
  'proposal',
  'judgmentExecutionNoticeAndPriorRulings',
  'meritEvidence',
  'appraisalAndRewardForms',
  'procuratorateOpinion',
] as const;

const proposal = { reductionMonths: 6, reductionDays: null, resultTermMonths: null, parole: false };
const on = LegalDate;

/** The journey of {@link opening} through all agencies, one command a step. */
export const journey: readonly CaseCommand[] = [
  { kind: 'openCase', data: opening() },
  { kind: 'recordWardReview', data: { on: on('2026-02-03'), agreed: true, opinion: null } },
  { kind: 'recordDepartmentReview', data: { on: on('2026-02-04'), agreed: true, opinion: null } },
  {
    kind: 'recordCommitteeReview',
    data: { on: on('2026-02-05'), agreed: true, opinion: null, members: 9 },
  },
  { kind: 'postPrisonNotice', data: { on: on('2026-02-06') } },
  { kind: 'endPrisonNotice', data: { on: on('2026-02-27'), objections: [] } },
  {
    kind: 'giveProcuratorateOpinion',
    data: { on: on('2026-03-05'), stance: 'agree', text: null },
  },
  {
    kind: 'decideProposal',
    data: {
      on: on('2026-03-10'),
      propose: true,
      proposal,
      reasons: null,
      replyToProcuratorate: null,
      override: null,
    },
  },
  {
    kind: 'submitProposal',
    data: { on: on('2026-03-20'), materials: [...materials], override: null },
  },
  {
    kind: 'acceptCase',
    data: { on: on('2026-03-23'), courtCaseNumber: '（2026）沪01刑更1号' },
  },
  { kind: 'postCourtNotice', data: { on: on('2026-03-24') } },
  { kind: 'endCourtNotice', data: { on: on('2026-03-30'), objections: [] } },
  { kind: 'chooseTrialMode', data: { on: on('2026-03-31'), mode: 'paper', hearingDate: null } },
  {
    kind: 'recordTrial',
    data: { on: on('2026-04-02'), procurators: null, offenderInterviewed: true, summary: null },
  },
  {
    kind: 'makeRuling',
    data: {
      on: on('2026-04-10'),
      outcome: 'grant',
      granted: proposal,
      newEnd: on('2027-03-04'),
      paroleProbationEnd: null,
      resultSentence: null,
      politicalRightsYears: null,
      reasons: null,
      override: null,
    },
  },
  {
    kind: 'serveRuling',
    data: {
      on: on('2026-04-14'),
      prison: on('2026-04-14'),
      procuratorate: on('2026-04-14'),
      offender: on('2026-04-14'),
      justiceBureau: null,
    },
  },
  { kind: 'executeRuling', data: { on: on('2026-04-15'), certificateNumber: null } },
];

/** What a ruling says that refuses: of the rest nothing. */
export const refusing = {
  outcome: 'refuse',
  granted: null,
  newEnd: null,
  reasons: '不符合条件',
} as const;

/** Somebody else for each kind of step, so that nobody reviews what he decides. */
export const personFor = (kind: CaseCommand['kind']): ActingPerson => ({
  name: '测试人员',
  post: '测试职务',
  staffNumber: `test-${kind}`,
  at: '2026-11-22T08:00:00Z',
});

/** What the agency whose step it is (or `agency`) is answered. */
export const decide = (
  command: CaseCommand,
  state: CaseState | null,
  agency = parties[senderOf(command.kind)],
  person: ActingPerson | null = personFor(command.kind),
): Decision<CaseEvent> => caseDecider.decide(command, state, { caseId, today, agency, person });

/** The events of these commands, all of which must be accepted. */
export function eventsOf(commands: readonly CaseCommand[]): readonly CaseEvent[] {
  let state: CaseState | null = null;
  const events: CaseEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, state);
    if (decision.kind === 'refused') {
      throw new Error(`${command.kind}: ${JSON.stringify(decision.violations)}`);
    }
    for (const event of decision.events) {
      state = caseDecider.evolve(state, event);
      events.push(event);
    }
  }
  return events;
}

/** The state after these commands, all of which must be accepted. */
export const after = (commands: readonly CaseCommand[]): CaseState =>
  fold<CaseState | null, CaseEvent>(caseDecider, eventsOf(commands))!;

/** The journey up to, and without, its first command of this kind. */
export const journeyUntil = (kind: CaseCommand['kind']): readonly CaseCommand[] =>
  journey.slice(
    0,
    journey.findIndex((command) => command.kind === kind),
  );

/** A command of the journey with some of its data changed. */
export function changed<Kind extends CaseCommand['kind']>(
  kind: Kind,
  data: Partial<CommandOf<Kind>>,
): CaseCommand {
  const original = journey.find((command) => command.kind === kind)!;
  return { kind, data: { ...original.data, ...data } } as unknown as CaseCommand;
}
