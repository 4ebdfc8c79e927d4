import { computeDeadline, type ComputedDeadline } from '#domain/law/deadlines/compute-deadline.ts';
import type { DeadlineRuleId } from '#domain/law/deadlines/time-limit.ts';
import { rulingRuleOf } from '#domain/law/index.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { AgencyKind } from './agencies.ts';
import { factsFor } from './facts-of-act.ts';
import { latestRuling, type CaseState, type StepRecord } from './case-state.ts';
import { heldInDetentionCentre } from './detention-centre.ts';
import { noticePeriod, placeBeforeProposal, type NoticePlace } from './notice-period.ts';
import { processOf } from './process/index.ts';
import type { TimeLimit } from './process/process-definition.ts';

/**
 * How a time limit stands: it runs; its act was done (`met`); a right was left unused, its days or the case
 * being over (`lapsed`), which is no default; or nothing is owed any more, the case having ended or the ruling
 * being tried again (`void`).
 */
export const limitStandings = ['running', 'met', 'lapsed', 'void'] as const;
export type LimitStanding = (typeof limitStandings)[number];

/** A statutory time limit of a case, running or over. */
export interface CaseDeadline {
  readonly id: string;
  readonly owner: AgencyKind;
  readonly kind: TimeLimit['kind'];
  readonly optional: boolean;
  readonly rule: string;
  readonly article: Bilingual;
  readonly from: LegalDate;
  /** Null when the calendar does not know the year; a person then reckons it. */
  readonly due: LegalDate | null;
  readonly dueIfExtended: LegalDate | null;
  readonly arithmetic: Bilingual;
  /** Day on which the act was done; null while it is owed, and when the day was not published. */
  readonly doneOn: LegalDate | null;
  /** Whether the act was done. What is over without it is not done: `standing` says why it is over. */
  readonly done: boolean;
  readonly standing: LimitStanding;
  /** Of a right that lapsed, its last day: that of the limit, or an earlier one on which the case took it away. */
  readonly lapsedOn: LegalDate | null;
}

/** Every time limit that the steps so far have started, in their order. */
export function caseDeadlines(state: CaseState): readonly CaseDeadline[] {
  return processOf(state.processVersion).limits.flatMap((limit) => {
    let times = 0;
    return state.steps.flatMap((step, index) => {
      if (!limit.from.some((type) => type === step.event) || !concerns(limit, state)) return [];
      const nth = times++;
      const from = startOf(limit, index, state);
      if (from === null) return [];
      const reckoned = reckon(limit, from, state, nth);
      return [
        { ...asCaseDeadline(limit, reckoned, from), ...endOf(limit, reckoned, index, state) },
      ];
    });
  });
}

type End = Pick<CaseDeadline, 'done' | 'doneOn' | 'standing' | 'lapsedOn'>;

/** How a limit that began with the step of this index has ended, if it has. */
function endOf(limit: TimeLimit, { due }: Reckoned, index: number, state: CaseState): End {
  const later = state.steps.slice(index + 1);
  const next = later.find((each) => voids(limit, each) || meets(limit, each, state));
  const notDone = { done: false, doneOn: null, lapsedOn: null } as const;
  if (next !== undefined && !voids(limit, next)) {
    return { ...notDone, standing: 'met', done: true, doneOn: next.on };
  }
  const closing = limit.outlivesClosing !== true && state.stage === 'closed';
  const last =
    next ??
    later.find((each) => takesAway(limit, each)) ??
    (closing ? state.steps.findLast(({ stage }) => stage !== 'closed') : undefined);
  if (last === undefined) return { ...notDone, standing: 'running' };
  const isPast = due !== null && (last.on === null || due < last.on);
  // A ruling that is tried again takes away what follows from it; of a right, only what was left of its days.
  if (limit.optional !== true || (next !== undefined && !isPast)) {
    return { ...notDone, standing: 'void' };
  }
  return { ...notDone, standing: 'lapsed', lapsedOn: isPast ? due : last.on };
}

const takesAway = ({ lapsesWith }: TimeLimit, { event }: StepRecord): boolean =>
  lapsesWith?.some((type) => type === event) === true;

const voids = ({ voidedBy }: TimeLimit, { event }: StepRecord): boolean =>
  voidedBy?.some((type) => type === event) === true;

/** A withdrawal that the court did not permit ends nothing: the case goes on, and so does its time. */
const meets = ({ until }: TimeLimit, step: StepRecord, state: CaseState): boolean =>
  until.some((type) => type === step.event) &&
  (step.event !== 'WithdrawalDecided' || isPermitted(step, state));

/** Of what is decided on a withdrawal the case keeps its end: the decision that permitted it is its last. */
const isPermitted = (step: StepRecord, { outcome, steps }: CaseState): boolean =>
  outcome === 'withdrawn' && steps.findLast(({ event }) => event === step.event) === step;

/** Whether the limit is one of this case at all: some are of a parole only. */
const concerns = ({ only }: TimeLimit, state: CaseState): boolean =>
  only === undefined ||
  (latestRuling(state)?.granted?.parole === true &&
    (only === 'parole' || heldInDetentionCentre(state)));

/** The day that starts the clock: of service, the day on which the procuratorate was served. */
function startOf({ id }: TimeLimit, index: number, state: CaseState): LegalDate | null {
  const { on } = state.steps[index]!;
  // The case keeps on whom the ruling that stands was served; of an earlier one only the day of the step is left.
  const last = state.steps.findLastIndex(({ event }) => event === 'RulingServed');
  if (id !== 'correctionOpinion' || index !== last || state.servedOn === null) return on;
  return state.servedOn.procuratorate;
}

type Reckoned = Pick<ComputedDeadline, 'rule' | 'article' | 'due' | 'dueIfExtended' | 'arithmetic'>;

/** Whose notice a limit is; null when it is another limit. */
function placeOfNotice({ id }: TimeLimit, state: CaseState): NoticePlace | null {
  if (id === 'courtNoticePeriod') return 'court';
  if (id !== 'prisonNoticePeriod') return null;
  return placeBeforeProposal(state);
}

/** `nth` counts how often the limit has begun to run, from 0: each return has its own. */
function reckon(limit: TimeLimit, from: LegalDate, state: CaseState, nth: number): Reckoned {
  const place = placeOfNotice(limit, state);
  if (place !== null) return { ...noticePeriod(place, from), dueIfExtended: null };
  return computeDeadline({
    rule: ruleFor(limit, state, from, nth) as DeadlineRuleId,
    from,
    inCustody: true,
    extended: limit.id === 'ruling' && state.rulingTermExtended,
  });
}

/** Which of the rules of a limit governs this case. */
function ruleFor(limit: TimeLimit, state: CaseState, from: LegalDate, nth: number): string {
  if (limit.id === 'supplement') {
    return state.returns[nth]?.property === true ? 'SPC2024-005-D' : 'SPC2014-002-D';
  }
  if (limit.id !== 'ruling') return limit.rules[0]!;
  return rulingRule(state, from);
}

/**
 * By which rule the court's time runs (法释〔2014〕5号第一条, 法释〔2021〕1号第五百三十四条): by the sentence
 * that is being served. Where the facts leave that open, the shortest that a fixed term has.
 */
export const rulingRule = (state: CaseState, on: LegalDate | null): DeadlineRuleId =>
  rulingRuleOf(factsFor(state, { filingDate: state.filingDate }), on) ?? 'SPC2014-001-3';

const asCaseDeadline = (
  limit: TimeLimit,
  computed: Reckoned,
  from: LegalDate,
): Omit<CaseDeadline, keyof End> => ({
  id: limit.id,
  owner: limit.owner,
  kind: limit.kind,
  optional: limit.optional === true,
  rule: computed.rule,
  article: computed.article,
  from,
  due: computed.due,
  dueIfExtended: computed.dueIfExtended,
  arithmetic: computed.arithmetic,
});
