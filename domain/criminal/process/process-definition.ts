import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { DeadlineRuleId } from '#domain/law/deadlines/index.ts';
import type { RuleId } from '#domain/law/rules/index.ts';
import type { CriminalAgencyKind } from '../agencies.ts';
import type { CriminalState, LimitRun } from '../criminal-state.ts';
import type { CriminalEvent, CriminalEventType } from '../events.ts';
import type { CriminalStage } from '../stages.ts';
import type { CriminalStepName } from '../steps/index.ts';

/** When a step may be taken, by which articles, and the instrument that it rests on. */
export interface CriminalProcessStep {
  readonly from: readonly CriminalStage[];
  readonly articles: readonly RuleId[];
  /** The legal instrument (法律文书) of the act; null where the law names none. */
  readonly instrument: Bilingual | null;
  /** Of a step beside the others: the acts that it follows. */
  readonly follows?: readonly CriminalEventType[];
}

/** What a limit is reckoned with when it begins. */
export interface RunStart {
  readonly from?: LegalDate;
  readonly rule: DeadlineRuleId;
  readonly part?: string;
  readonly extended?: boolean;
}

type ByEvent<Result> = {
  readonly [E in CriminalEvent as E['type']]?: (
    data: E['data'],
    state: CriminalState,
    run: LimitRun,
  ) => Result;
};

/** A statutory time limit: what begins, changes, meets and voids it. `state` is that before the event. */
export interface CriminalTimeLimit {
  readonly id: string;
  readonly title: Bilingual;
  readonly owner: CriminalAgencyKind;
  readonly rules: readonly RuleId[];
  /** Null: this event begins nothing in this case. */
  readonly starts: {
    readonly [E in CriminalEvent as E['type']]?: (
      data: E['data'],
      state: CriminalState,
    ) => RunStart | null;
  };
  readonly changes?: ByEvent<Partial<LimitRun>>;
  /** The act is done; false: not by this event of its kind. */
  readonly meets: ByEvent<boolean>;
  /** It is owed no more, or gives way to another running. */
  readonly voids?: readonly CriminalEventType[];
}

/** The procedure as data, one definition for each state of the law; a case keeps the one it began with. */
export interface CriminalProcess {
  readonly version: string;
  readonly from: LegalDate;
  readonly to: LegalDate | null;
  readonly filing: Omit<CriminalProcessStep, 'from'>;
  readonly steps: Readonly<Record<CriminalStepName, CriminalProcessStep>>;
  readonly limits: readonly CriminalTimeLimit[];
}
