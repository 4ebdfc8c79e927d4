import { keptFrom } from '#domain/casework/separation.ts';
import type { WorkListEntry, WorkListFilter } from '../ports/work-list-store.ts';
import type { CaseWork } from '../views/work-list.ts';

/** The entry of an item by its place among those of its case; none when it is done since the list was made. */
export function workListEntry(
  { id, items, since, state }: CaseWork,
  number: number,
  { agency, staffNumber }: Pick<WorkListFilter, 'agency' | 'staffNumber'>,
): readonly WorkListEntry[] {
  const item = items[number];
  if (item === undefined || item.agency !== (agency ?? item.agency)) return [];
  const { stage, measure, offender, reference, courtCaseNumber, district, provenance } = state;
  const { name } = offender;
  const shown = { stage, measure, name, reference, courtCaseNumber, district, provenance };
  const forOthers =
    staffNumber !== undefined &&
    item.step !== null &&
    keptFrom(item.step, state).includes(staffNumber);
  return [{ caseId: id, ...item, ...shown, since, forOthers }];
}
