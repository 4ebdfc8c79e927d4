import type { MaterialCode } from '#domain/law/materials/index.ts';
import type { RuleId } from '#domain/law/rules/index.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { AgencyKind } from '../agencies.ts';
import type { StepCommand, StepEvent } from '../step-names.ts';
import type { Stage } from '../stages.ts';

/** When a step may be taken, and the articles that say so. */
export interface ProcessStep {
  readonly from: readonly Stage[];
  readonly articles: readonly RuleId[];
}

/**
 * A statutory time limit between two events of a case. Which of several rules
 * applies (fixed term, life, property materials …) is chosen by `rule` at the time.
 */
export interface TimeLimit {
  readonly id: string;
  readonly owner: AgencyKind;
  readonly from: readonly StepEvent[];
  readonly until: readonly StepEvent[];
  /** The acts after which this one is owed no more: what followed from a ruling, once it is tried again. */
  readonly voidedBy?: readonly StepEvent[];
  /** `atMost`: to be done by the day; `notBefore`: may end only after the period. */
  readonly kind: 'atMost' | 'notBefore';
  readonly rules: readonly RuleId[];
  /** Only after parole was granted; `paroleFromDetention`: from a detention centre (留所服刑). */
  readonly only?: 'parole' | 'paroleFromDetention';
  /** A right that may be left unused: passing the day is no default. */
  readonly optional?: true;
  /** Of a right: the acts after which it can be used no more. */
  readonly lapsesWith?: readonly StepEvent[];
  /** Its act is one on a closed case too, so that the limit does not end with the case. */
  readonly outlivesClosing?: true;
}

/** Steps that one person may not take both: who reviewed does not decide. */
export interface Separation {
  readonly steps: readonly StepCommand[];
  readonly articles: readonly RuleId[];
  /** The same step taken again is for another person too: each retrial has another panel. */
  readonly eachTime?: true;
  /** Not for a detention centre, which decides in one meeting of its own (公安部令第128号). */
  readonly prisonOnly?: true;
}

/**
 * CASE-3: the procedure as data, one definition for each state of the law. A
 * case keeps the version that was in force when it began.
 */
export interface ProcessDefinition {
  readonly version: string;
  readonly from: LegalDate;
  readonly to: LegalDate | null;
  readonly steps: Readonly<Record<StepCommand, ProcessStep>>;
  /** Steps by which somebody decides about the case: refused unless they name the person. */
  readonly namedPerson: readonly StepCommand[];
  readonly separations: readonly Separation[];
  readonly limits: readonly TimeLimit[];
  /** Kinds of material that a closed case still takes: what comes into being after its end. */
  readonly documentsWhenClosed: readonly MaterialCode[];
}
