import type { Filter } from 'mongodb';
import { caseCounts, type CaseGroup } from '../asking/case-counts.ts';
import type { Dossier, HistoryEntry } from '../ports/dossier.ts';
import {
  caseFilters,
  type CaseChoice,
  type CaseFilter,
  type CaseListRequest,
  type DossierStore,
} from '../ports/dossier-store.ts';
import { summedColumns } from '../views/dossier-columns.ts';
import type { AskedGeneration, AskGeneration } from './ask-generation.ts';
import { lackOf } from './collection-shape.ts';
import { sortFields } from './dossier-collection.ts';
import { keptPages } from './kept-pages.ts';
import type { Stored } from './mongo-connection.ts';
import type { StoredDocument } from './mongo-document.ts';

type CaseQuestion = Omit<CaseListRequest, 'offset' | 'limit' | 'at'>;

/** What is asked of the dossiers, answered as the embedded engine answers it. */
export function dossierQuestions(ask: AskGeneration) {
  const pages = keptPages<string>(ask);
  const store: DossierStore = {
    async list({ offset, limit, at, ...question }) {
      const source = {
        total: ({ database, collections }: AskedGeneration) =>
          database.collection(collections.documents).countDocuments(conditionsOf(question)),
        rows: (asked: AskedGeneration, from: number, most: number) =>
          idsOf(asked, question, from, most),
      };
      const found = await pages.page(question, { offset, limit, at }, source, dossiersOf);
      return { asOf: found.asOf, total: found.total, dossiers: found.shown };
    },

    happenings: ({ ids, since }) =>
      ask(async ({ database, collections }) => {
        const found = await database
          .collection(collections.rows)
          .find({ key: { $in: [...ids] }, position: { $gte: since } })
          .toArray();
        return found
          .toSorted((one, other) =>
            one['key'] === other['key']
              ? one['revision'] - other['revision']
              : one['key'] < other['key']
                ? -1
                : 1,
          )
          .map(({ key, entry }) => ({ caseId: key as string, ...(entry as HistoryEntry) }));
      }),

    count: (request) =>
      ask(async ({ database, collections, progress }) => {
        const by = caseFilters.filter((name) => request.by.includes(name));
        const groups = await database
          .collection(collections.documents)
          .aggregate<GroupFound>([{ $match: conditionsOf(request) }, { $group: groupBy(by) }])
          .toArray();
        return { asOf: progress.position, rows: caseCounts(summed(groups, by), by) };
      }),
  };
  return { store, forget: () => pages.forget() };
}

/** Cases that are alike, what is summed included. */
interface GroupFound {
  readonly _id: Readonly<Record<string, string | number | null>>;
  readonly cases: number;
}

/** One sum in a stage: of several, FerretDB 1.24 gives 0 for all but the first. */
const groupBy = (by: readonly CaseFilter[]) => ({
  _id: Object.fromEntries([...by, ...summedColumns].map((name) => [name, `$list.${name}`])),
  cases: { $sum: 1 },
});

/** The groups without what is summed, which is as many times in each as it has cases. */
function summed(groups: readonly GroupFound[], by: readonly CaseFilter[]): readonly CaseGroup[] {
  const alike = Map.groupBy(groups, ({ _id }) => JSON.stringify(by.map((name) => _id[name])));
  return [...alike.values()].map((group) => ({
    values: by.map((name) => group[0]!._id[name] ?? null),
    count: group.reduce((sum, { cases }) => sum + cases, 0),
    sums: summedColumns.map((name) =>
      group.reduce((sum, { _id, cases }) => sum + cases * Number(_id[name]), 0),
    ),
  }));
}

/** The ids of a stretch of a list, in its order. */
async function idsOf(
  { database, collections }: AskedGeneration,
  question: CaseQuestion,
  from: number,
  most: number,
): Promise<readonly string[]> {
  const { sort = 'position', order } = question;
  const direction = order === 'ascending' ? 1 : -1;
  const found = await database
    .collection(collections.documents)
    .find(conditionsOf(question), { projection: { _id: 1 } })
    .sort(
      sort === 'id'
        ? { _id: direction }
        : {
            [`list.${lackOf(sortFields[sort])}`]: 1,
            [`list.${sortFields[sort]}`]: direction,
            _id: 1,
          },
    )
    .skip(from)
    .limit(most)
    .toArray();
  return found.map(({ _id }) => _id);
}

/** What a page shows, in its order: as each is now. */
async function dossiersOf(
  { database, collections }: AskedGeneration,
  ids: readonly string[],
): Promise<readonly Dossier[]> {
  if (ids.length === 0) return [];
  const found = (await database
    .collection(collections.documents)
    .find({ _id: { $in: [...ids] } })
    .toArray()) as unknown as StoredDocument[];
  const byId = new Map(found.map(({ _id, body }) => [_id, body as unknown as Dossier]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** '' stands for "none", as in the embedded engine. */
function conditionsOf(choice: CaseChoice): Filter<Stored> {
  const { filter, ids, party, mark, overdueOn, departed } = choice;
  const conditions: Record<string, unknown> = {};
  for (const name of caseFilters) {
    const values = filter?.[name];
    if (values === undefined || values.length === 0) continue;
    conditions[`list.${name}`] = { $in: values.includes('') ? [...values, null] : [...values] };
  }
  if (ids !== undefined) conditions['_id'] = { $in: [...ids] };
  if (party !== undefined) conditions['list.parties'] = party;
  if (mark !== undefined) conditions['list.marks'] = mark;
  if (overdueOn !== undefined) conditions['list.due'] = { $lt: overdueOn, $type: 'string' };
  if (departed === true) conditions['list.departed'] = 1;
  return conditions as Filter<Stored>;
}
