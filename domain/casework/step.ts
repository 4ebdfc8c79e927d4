import type { z } from 'zod';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { ActingPerson, TakenBy } from './acting-person.ts';
import type { AgencyKind, CaseRole } from './agencies.ts';
import type { CaseState, StepRecord } from './case-state.ts';
import type { FollowingDay } from './following-days.ts';
import type { Overridden, Refusal } from './refusal.ts';

/** What a decision may know beside command and state. */
export interface StepContext {
  /** The day on which the command arrives, in China's time zone. */
  readonly today: LegalDate;
  /** Agency that the sender acts for. */
  readonly agency: AgencyId;
  /** Who takes the step; null when a system reports it and names nobody. */
  readonly person: ActingPerson | null;
}

/**
 * One step of the procedure: the command that asks for it, the event that
 * records it, and the two pure functions between. Who may send it and when
 * stands in the process definition; only what is special to the step is here.
 */
export interface Step<Name extends string, Event extends string, Data extends StepData> {
  readonly command: Name;
  readonly event: Event;
  readonly title: Bilingual;
  /** What happens when it is done, in one sentence: the confirmation shows it. */
  readonly consequence: Bilingual;
  readonly agency: AgencyKind | 'party';
  readonly role: CaseRole;
  readonly schema: z.ZodType<Data>;
  /**
   * True for what may be done beside the other steps: it has no place in the order
   * of dates, and is decided again on the newer state after a lost race.
   */
  readonly besideOthers: boolean;
  /** The days in its data that cannot precede an earlier act, beyond the day of the step itself. */
  following(data: Data, state: CaseState): readonly FollowingDay[];
  /** What speaks against it, beyond stage, agency and order of dates; null when nothing does. */
  check(data: Data, state: CaseState, context: StepContext): Refusal | null;
  /** What the law says at this moment and the event keeps, so that `evolve` never asks the law again. */
  derive(data: Data, state: CaseState): Derived;
  evolve(state: CaseState, data: Data & Derived & TakenBy): Partial<CaseState>;
}

/** Findings of the statutory review that are recorded with the step. */
export interface Derived {
  readonly review?: ReviewSummary;
  readonly provincialConsentRequired?: boolean;
  /** What the written reason of a person went past; only where one was given. */
  readonly overridden?: readonly Overridden[];
}

/** The verdict as it stood when the step was taken. */
export interface ReviewSummary {
  readonly verdict: string;
  readonly lawVersion: string;
  readonly earliestFilingDate: LegalDate | null;
  readonly maxReductionMonths: number | null;
  /** Rules whose result was anything but met. */
  readonly open: readonly string[];
  /** Facts for want of which nothing could be said; events of earlier versions do not tell. */
  readonly missing?: readonly string[];
}

export interface StepData {
  readonly on: LegalDate | null;
}

type StepInput<Name extends string, Event extends string, Data extends StepData> = Omit<
  Step<Name, Event, Data>,
  LeftOut
> &
  Partial<Pick<Step<Name, Event, Data>, LeftOut>>;

/** What a step says only where it has something to say. */
type LeftOut = 'following' | 'check' | 'derive' | 'besideOthers';

/** Declares a step; without a `check` nothing but the process stands against it. */
export const step = <const Name extends string, const Event extends string, Data extends StepData>(
  input: StepInput<Name, Event, Data>,
): Step<Name, Event, Data> => ({
  besideOthers: false,
  following: () => [],
  check: () => null,
  derive: () => ({}),
  ...input,
});

/** The record that every step leaves, whatever else it changes. */
export function recordStep(
  state: CaseState,
  { event, besideOthers }: Pick<Step<string, string, StepData>, 'event' | 'besideOthers'>,
  { on, person }: StepData & TakenBy,
): Partial<CaseState> {
  const record: StepRecord = { event, stage: state.stage, on, person: person ?? null };
  const moves = on !== null && !besideOthers;
  const lastOn = moves && (state.lastOn === null || on > state.lastOn) ? on : state.lastOn;
  return { steps: [...state.steps, record], lastOn };
}

/** Keeps who went past what, and with which reason. */
export const withOverride = (
  state: Pick<CaseState, 'overrides'>,
  event: string,
  { on, override, person, overridden }: StepData & Reasoned & Derived & TakenBy,
): CaseState['overrides'] =>
  override === null
    ? state.overrides
    : [
        ...state.overrides,
        {
          event,
          on,
          reason: override.reason,
          person: person ?? null,
          overridden: overridden ?? null,
        },
      ];

interface Reasoned {
  readonly override: { readonly reason: string } | null;
}
