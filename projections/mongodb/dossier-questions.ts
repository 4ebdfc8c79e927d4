import type { Filter } from 'mongodb';
import { Problem } from '#domain/kernel/problem.ts';
import { caseCounts, type CaseGroup } from '../asking/case-counts.ts';
import { type KeptList, openListMemory } from '../asking/list-memory.ts';
import type { Dossier, HistoryEntry } from '../ports/dossier.ts';
import {
  caseFilters,
  type CaseChoice,
  type CaseFilter,
  type CaseListRequest,
  type DossierStore,
} from '../ports/dossier-store.ts';
import { summedColumns } from '../views/dossier-columns.ts';
import type { Collections } from './collection-shape.ts';
import { lackOf, sortFields } from './dossier-collection.ts';
import type { Database, Stored } from './mongo-connection.ts';
import type { StoredDocument } from './mongo-document.ts';
import type { Progress } from './progress.ts';

/** Ids from the first one on that are kept of a list, and lists that are kept: some 40 MB at most. */
const keptIds = 10_000;
const mostLists = 60;

/** A generation as it is asked; what was written while it was asked is asked again. */
export interface AskedGeneration {
  readonly database: Database;
  readonly collections: Collections;
  readonly progress: Progress;
}

/** Runs a question over the generation that serves, so that all that it reads belongs to one position. */
export type AskGeneration = <T>(question: (asked: AskedGeneration) => Promise<T>) => Promise<T>;

type CaseQuestion = Omit<CaseListRequest, 'offset' | 'limit' | 'at'>;
type KeptCases = KeptList<number, readonly string[]>;

/** What is asked of the dossiers, answered as the embedded engine answers it. */
export function dossierQuestions(ask: AskGeneration): DossierStore & { forget(): void } {
  let memory = openListMemory<number, readonly string[]>(mostLists);

  /** The list that a page belongs to: one that is known, or as it is now where nothing was written since. */
  async function listOf(
    { database, collections, progress }: AskedGeneration,
    question: CaseQuestion,
    asOf: number,
  ): Promise<KeptCases> {
    const { changed } = progress;
    const text = JSON.stringify(question);
    const known = memory.known(text, asOf, changed);
    if (known !== undefined) return known;
    if (changed > asOf) throw new Problem('page-expired');
    const counts = await database
      .collection(collections.documents)
      .countDocuments(conditionsOf(question));
    const rows = await idsOf({ database, collections }, question, 0, keptIds);
    return { question: text, from: changed, until: asOf, counts, rows };
  }

  return {
    forget() {
      memory = openListMemory(mostLists);
    },

    async list({ offset, limit, at, ...question }) {
      const { asOf, list, dossiers } = await ask(async (asked) => {
        const { progress, database, collections } = asked;
        const asOf = at ?? progress.position;
        if (asOf > progress.position) throw new Problem('page-expired');
        const list = await listOf(asked, question, asOf);
        const isKept = offset + limit <= list.rows.length || list.rows.length >= list.counts;
        if (!isKept && progress.changed > asOf) throw new Problem('page-expired');
        const ids = isKept
          ? list.rows.slice(offset, offset + limit)
          : await idsOf({ database, collections }, question, offset, limit);
        return { asOf, list, dossiers: await dossiersOf({ database, collections }, ids) };
      });
      // Only now it is known that nothing was written meanwhile.
      list.until = Math.max(list.until, asOf);
      memory.keep(list);
      return { asOf, total: list.counts, dossiers };
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

type Place = Pick<AskedGeneration, 'database' | 'collections'>;

/** The ids of a stretch of a list, in its order. */
async function idsOf(
  { database, collections }: Place,
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
  { database, collections }: Place,
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
