import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { dossiers } from '#migrations/mongodb/dossiers.ts';
import type { DossierAtWork } from '../ports/dossier.ts';
import { caseOrders, type CaseOrder } from '../ports/dossier-store.ts';
import { dossierColumns, leftOutOfDossiers } from '../views/dossier-columns.ts';
import { type CollectionShape, lackOf, lacks } from './collection-shape.ts';

/** By what dossiers are sorted, as it lies in `list`; of a masked name its first character is shown. */
export const sortFields: Readonly<Record<Exclude<CaseOrder, 'id'>, string>> = {
  ...(Object.fromEntries(
    caseOrders.filter((order) => order !== 'id').map((order) => [order, order]),
  ) as Record<Exclude<CaseOrder, 'id' | 'shownName'>, string>),
  shownName: 'shownName',
};

function listed(dossier: DossierAtWork): JsonObject {
  const values = Object.fromEntries(
    Object.entries({
      ...dossierColumns.texts,
      ...dossierColumns.numbers,
      ...dossierColumns.words,
    }).map(([name, of]) => [name, of(dossier)]),
  ) as Record<string, string | number | null | readonly string[]>;
  // As SQLite's `substr(name, 1, 1)`: characters, not halves of them.
  const [shownName = ''] = dossier.offender.name;
  const all: Record<string, unknown> = { ...values, shownName };
  for (const field of Object.values(sortFields)) all[lackOf(field)] = lacks(all[field]);
  return all as JsonObject;
}

export const dossierCollection: CollectionShape<DossierAtWork> = {
  declared: dossiers,
  leftOut: leftOutOfDossiers,
  list: listed,
  itemsOf: null,
  rowsOf: (key, { history }) =>
    history.map((entry) => ({
      _id: `${key}/${String(entry.revision).padStart(6, '0')}`,
      key,
      revision: entry.revision,
      position: entry.position,
      entry,
    })),
};
