import type { AgencyId } from '#domain/kernel/ids.ts';
import { agencyKinds, type AgencyKind } from './agencies.ts';
import type { CaseState } from './case-state.ts';
import { hearingPastLimit } from './hearing-past-limit.ts';
import { processOf } from './process/index.ts';
import type { Stage } from './stages.ts';
import { steps } from './steps/index.ts';
import { type StepCommand } from './step-names.ts';

/** What an agency may do in a case now. */
export interface AvailableSteps {
  /** The step by which the case goes on; null when it is another agency's turn, or nothing is left. */
  readonly primary: StepCommand | null;
  /** What else may be done: returns, ways out, what stands beside the order. */
  readonly others: readonly StepCommand[];
}

/** The ordinary step of each stage (CASE-2); at a notice or a trial it depends on how far that is. */
const ordinary: Readonly<Record<Stage, (state: CaseState) => StepCommand | null>> = {
  wardReview: () => 'recordWardReview',
  departmentReview: () => 'recordDepartmentReview',
  committeeReview: () => 'recordCommitteeReview',
  prisonNotice: ({ prisonNotice }) =>
    prisonNotice === null ? 'postPrisonNotice' : 'endPrisonNotice',
  procuratorateOpinion: () => 'giveProcuratorateOpinion',
  proposalDecision: () => 'decideProposal',
  provincialConsent: () => 'recordProvincialConsent',
  proposal: () => 'submitProposal',
  acceptance: () => 'acceptCase',
  supplement: () => 'submitSupplement',
  courtNotice: ({ courtNotice }) => (courtNotice === null ? 'postCourtNotice' : 'endCourtNotice'),
  trial: (state) => {
    if (state.trialMode === null) return 'chooseTrialMode';
    // No ruling comes in time of a hearing after its last day: before it the court extends its time (法释〔2014〕5号第一条).
    return hearingPastLimit(state)?.dueIfExtended == null ? 'recordTrial' : 'extendRulingTerm';
  },
  ruling: () => 'makeRuling',
  withdrawal: () => 'decideWithdrawal',
  service: () => 'serveRuling',
  retrial: () => 'makeRetrialRuling',
  execution: () => 'executeRuling',
  handover: () => 'handOver',
  correctionReceipt: () => 'receiveIntoCorrection',
  closed: () => null,
};

/** What the agency may do now, by the case's own version of the procedure. */
export function availableSteps(state: CaseState, agency: AgencyId): AvailableSteps {
  const kinds = agencyKinds.filter((kind) => state.agencies[kind] === agency);
  const definition = processOf(state.processVersion).steps;
  const open = (Object.keys(steps) as StepCommand[]).filter(
    (name) =>
      definition[name].from.includes(state.stage) &&
      isFor(steps[name].agency, kinds) &&
      hasItsObject(name, state),
  );
  const next = ordinary[state.stage](state);
  const primary = next !== null && open.includes(next) ? next : null;
  return { primary, others: open.filter((name) => name !== primary) };
}

/** What is posted is not posted again, and what is done with a document needs one in the file. */
function hasItsObject(name: StepCommand, state: CaseState): boolean {
  switch (name) {
    case 'postPrisonNotice':
      return state.prisonNotice === null;
    case 'endPrisonNotice':
      return state.prisonNotice !== null;
    case 'postCourtNotice':
      return state.courtNotice === null;
    case 'endCourtNotice':
      return state.courtNotice !== null;
    case 'excerptDocument':
    case 'refileDocument':
    case 'withdrawDocument':
      return state.documents.length > 0;
    default:
      return true;
  }
}

const isFor = (agency: AgencyKind | 'party', kinds: readonly AgencyKind[]): boolean =>
  agency === 'party' ? kinds.length > 0 : kinds.includes(agency);
