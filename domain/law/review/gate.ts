import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { RuleId } from '../rules/review-rules.ts';
import { exact, laterSpan, reached, unknownSpan, type Span } from './span.ts';

/**
 * A rule that is met from a certain day. The latest of the gates is the first day on which the
 * measure may be proposed.
 */
export interface Gate {
  readonly rule: RuleId;
  /** First day on the conservative reading, with waivers and relaxations applied. */
  readonly due: Span;
  /** First day on the other reading of an open question; `due` where there is none. */
  readonly lenient: Span;
  /** First day without any waiver, shortening or relaxation. */
  readonly standard: Span;
  /**
   * `waived` by major merit; `shortened` by one third at most; `free` where the text allows
   * shortening but gives no number (`due` then tells what a relaxation gives); null where the general rule applies.
   */
  readonly mode: 'waived' | 'shortened' | 'free' | null;
}

/** `review` where the readings differ or a shortening is used; `unknown` where a fact is missing. */
export function gatePassed(gate: Gate, filing: Span): 'yes' | 'no' | 'review' | 'unknown' {
  const standard = reached(filing, gate.standard);
  if (gate.mode === 'free') return standard === true ? 'yes' : 'review';
  const strict = reached(filing, gate.due);
  if (strict === true) return gate.mode === 'shortened' && standard !== true ? 'review' : 'yes';
  const lenient = reached(filing, gate.lenient);
  if (lenient === false) return 'no';
  if (strict === false) return 'review';
  return 'unknown';
}

/** The latest of the gates, read in one of the three ways; unbounded where there is none. */
export const latestGate = (gates: readonly Gate[], by: 'due' | 'lenient' | 'standard'): Span =>
  gates.length === 0
    ? unknownSpan
    : gates.map((gate) => gate[by]).reduce((a, b) => laterSpan(a, b));

/**
 * The day on which every gate is passed, where the known ones decide it: a gate whose day is not
 * known counts only when it might be later.
 */
export function decidedDay(
  gates: readonly Gate[],
  by: 'due' | 'lenient' | 'standard',
): LegalDate | null {
  const latest = latestGate(gates, by);
  const known = gates.map((gate) => exact(gate[by])).filter((day) => day !== null);
  if (known.length === 0) return null;
  const last = known.reduce((a, b) => (a < b ? b : a));
  return latest.to !== null && latest.to <= last ? last : null;
}
