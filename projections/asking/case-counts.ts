import type { CaseCount, CaseFilter } from '../ports/dossier-store.ts';
import { summedColumns } from '../views/dossier-columns.ts';

/** Cases that are alike: their values of the dimensions asked for, how many, and the sums of {@link summedColumns}. */
export interface CaseGroup {
  readonly values: readonly (string | number | null)[];
  readonly count: number;
  readonly sums: readonly number[];
}

/** The figures of a count in the order in which every engine gives them; without dimensions one, also over no case. */
export function caseCounts(
  groups: readonly CaseGroup[],
  by: readonly CaseFilter[],
): readonly CaseCount[] {
  const rows = by.length === 0 && groups.length === 0 ? [nothing] : groups;
  return rows.toSorted(byValues).map((group) => countOf(group, by));
}

const nothing: CaseGroup = { values: [], count: 0, sums: summedColumns.map(() => 0) };

/** None first, then text by its characters. */
function byValues({ values: one }: CaseGroup, { values: other }: CaseGroup): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  if (at < 0) return 0;
  return one[at] === null || (other[at] !== null && one[at]! < other[at]!) ? -1 : 1;
}

const countOf = ({ values, count, sums }: CaseGroup, by: readonly CaseFilter[]): CaseCount =>
  ({
    ...Object.fromEntries(by.map((name, index) => [name, values[index]])),
    cases: count,
    ...Object.fromEntries(summedColumns.map((name, index) => [name, sums[index]])),
  }) as unknown as CaseCount;
