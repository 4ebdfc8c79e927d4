import { keptFrom } from '#domain/casework/separation.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { workLists } from '#migrations/mongodb/work-lists.ts';
import { monthOf } from '../views/case-summary.ts';
import type { CaseWork } from '../views/work-list.ts';
import { type CollectionShape, lacks } from './collection-shape.ts';

/** The work of a case with its items, since a case may stand on several agencies' lists. */
export const workListCollection: CollectionShape<CaseWork> = {
  declared: workLists,
  leftOut: [],
  list({ state }): JsonObject {
    const { stage, measure, district, steps } = state;
    return { stage, measure, district, openedMonth: monthOf(steps[0]!.on) };
  },
  itemsOf: ({ items, since, state }) =>
    items.map(({ agency, agencyKind, kind, step, due, period }, number) => ({
      number,
      agency,
      agencyKind,
      kind,
      step,
      due,
      no_due: lacks(due),
      since,
      no_since: lacks(since),
      opens: period?.until ?? null,
      keptFrom: step === null ? [] : [...keptFrom(step, state)],
    })),
  rowsOf: () => [],
};
