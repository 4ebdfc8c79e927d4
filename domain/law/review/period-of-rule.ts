import { rule, type RuleId } from '../rules/review-rules.ts';
import type { Period } from '../period.ts';
import type { MeritKey } from './merit.ts';

/** The period that a rule sets, in the form in which its article writes it. */
export function periodOf(id: RuleId): Period {
  const { period } = rule(id).limit as Figures;
  if (period) return period;
  throw new RangeError(`rule ${id} sets no period`);
}

/** The same in months. */
export function monthsOf(id: RuleId): number {
  const { years = 0, months = 0 } = periodOf(id);
  return years * 12 + months;
}

interface Figures {
  readonly period?: Period;
  readonly table?: readonly Row[];
  readonly minMonths?: number;
  readonly maxMonths?: number;
}

interface Row {
  readonly merit?: readonly string[];
  readonly meritAny?: readonly string[];
  readonly months?: number;
  readonly minMonths?: number;
  readonly maxMonths?: number;
}

/** The row of a table for this ground of merit; a row for any merit stands after the exact ones. */
function rowFor(id: RuleId, merit: MeritKey): Row | null {
  const table = (rule(id).limit as Figures).table;
  if (!table) return null;
  return (
    table.find((row) => row.merit?.includes(merit)) ??
    table.find((row) => row.meritAny?.some((head) => merit.split('+').includes(head))) ??
    null
  );
}

/** Ceiling of one reduction for this ground, in months: the row of the rule, else its one figure. */
export const ceilingOf = (id: RuleId, merit: MeritKey): number =>
  rowFor(id, merit)?.months ?? monthsOf(id);

/** Shortest and longest fixed term into which life may be changed; null where the rule sets none. */
export function rangeOf(
  id: RuleId,
  merit: MeritKey,
): { readonly min: number | null; readonly max: number | null } {
  const limit = rule(id).limit as Figures;
  const row = rowFor(id, merit);
  return {
    min: row?.minMonths ?? limit.minMonths ?? null,
    max: row?.maxMonths ?? limit.maxMonths ?? null,
  };
}
