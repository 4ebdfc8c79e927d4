import { workListEntry } from '../asking/work-list-entry.ts';
import type {
  WorkCounts,
  WorkListFilter,
  WorkListRequest,
  WorkListStore,
} from '../ports/work-list-store.ts';
import type { CaseWork } from '../views/work-list.ts';
import type { AskedGeneration, AskGeneration } from './ask-generation.ts';
import { keptPages, type PageRequest } from './kept-pages.ts';
import { countOf, documentsOfRows, rowIn, type RowInDocument } from './rows-of-documents.ts';

type WorkQuestion = Omit<WorkListRequest, keyof PageRequest>;

/** What is asked of the work lists, answered as the embedded engine answers it. */
export function workListQuestions(ask: AskGeneration) {
  const pages = keptPages<RowInDocument>(ask);
  const store: WorkListStore = {
    async list({ offset, limit, at, staffNumber, ...asked }) {
      // Only what is one's own differs from one person to the next: other lists are kept for all.
      const isOwn = asked.mine !== undefined && staffNumber !== undefined;
      const question: WorkQuestion = isOwn ? { ...asked, staffNumber } : asked;
      const items = itemsOf(question, [...kindConditions(question)]);
      const source = {
        total: (generation: AskedGeneration) => countOf(generation, items),
        rows: (generation: AskedGeneration, from: number, most: number) =>
          rowsOf(generation, items, from, most),
      };
      const asker = { ...asked, ...(staffNumber === undefined ? {} : { staffNumber }) };
      const found = await pages.page(
        question,
        { offset, limit, at },
        source,
        async (generation, rows) =>
          (await documentsOfRows<CaseWork>(generation, rows)).flatMap(({ doc, number }) =>
            workListEntry(doc, number, asker),
          ),
      );
      return { asOf: found.asOf, total: found.total, entries: found.shown };
    },

    count: ({ on, until, steps, staffNumber, ...filter }) =>
      ask(async (generation) => {
        const { database, collections, progress } = generation;
        const groups = await database
          .collection(collections.documents)
          .aggregate<WorkGroup>([
            ...itemsOf(filter, []),
            {
              $group: {
                _id: { kind: '$items.kind', due: '$items.due' },
                items: { $sum: 1 },
              },
            },
          ])
          .toArray();
        const mine = await countOf(
          generation,
          itemsOf(filter, [owed, ...mineConditions({ steps, on }, staffNumber)]),
        );
        return { asOf: progress.position, mine, ...countsOf(groups, on, until) };
      }),
  };
  return { store, forget: () => pages.forget() };
}

/** Items of a kind that fall due on one day. */
interface WorkGroup {
  readonly _id: { readonly kind: string; readonly due: string | null };
  readonly items: number;
}

function countsOf(
  groups: readonly WorkGroup[],
  on: string,
  until: string,
): Omit<WorkCounts, 'asOf' | 'mine'> {
  const sum = (isMeant: (kind: string, due: string | null) => boolean): number =>
    groups
      .filter(({ _id }) => isMeant(_id.kind, _id.due))
      .reduce((total, { items }) => total + items, 0);
  const isOwed = (kind: string): boolean => kind !== 'right';
  return {
    all: sum(isOwed),
    turn: sum((kind) => kind === 'turn'),
    deadline: sum((kind) => kind === 'deadline'),
    overdue: sum((kind, due) => isOwed(kind) && due !== null && due < on),
    upcoming: sum((kind, due) => isOwed(kind) && due !== null && due >= on && due < until),
    // Of a right whose last day the calendar does not know a person says whether it is open.
    right: sum((kind, due) => !isOwed(kind) && (due === null || due >= on)),
  };
}

/** The most pressing first; what has no day comes last. */
const pressing = {
  'items.no_due': 1,
  'items.due': 1,
  'items.no_since': 1,
  'items.since': 1,
  _id: 1,
  'items.number': 1,
} as const;

async function rowsOf(
  { database, collections }: AskedGeneration,
  items: readonly object[],
  from: number,
  most: number,
): Promise<readonly RowInDocument[]> {
  const found = await database
    .collection(collections.documents)
    .aggregate<{ readonly _id: string; readonly items: { number: number } }>([
      ...items,
      { $sort: pressing },
      { $skip: from },
      { $limit: most },
      { $project: { 'items.number': 1 } },
    ])
    .toArray();
  return found.map(({ _id, items: { number } }) => rowIn(_id, number));
}

const owed = { 'items.kind': { $ne: 'right' } };

/** The items that are meant, one a document: `items` is the item. */
function itemsOf(filter: WorkListFilter, more: readonly object[]): readonly object[] {
  const { agency, agencyKind, stage, measure, district, openedMonth } = filter;
  const ofCase = given({
    'list.stage': stage,
    'list.measure': measure,
    'list.district': district,
    'list.openedMonth': openedMonth,
  });
  const ofItem = given({ 'items.agency': agency, 'items.agencyKind': agencyKind });
  // Of an agency the index finds the cases; of their items those of others are left out afterwards.
  return [
    { $match: { $and: [{}, ...ofCase, ...ofItem] } },
    { $unwind: '$items' },
    { $match: { $and: [{}, ...ofItem, ...more] } },
  ];
}

const given = (values: Readonly<Record<string, string | undefined>>): readonly object[] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ [name]: value }],
  );

function* kindConditions({
  kind,
  rightsOn,
  mine,
  staffNumber,
  overdueOn,
  dueFrom,
}: WorkQuestion): Generator<object> {
  if (rightsOn === undefined) yield owed;
  else yield { 'items.kind': 'right' };
  if (rightsOn !== undefined) yield noneOr('items.due', { $gte: rightsOn });
  if (kind !== undefined) yield { 'items.kind': kind };
  if (mine !== undefined) yield* mineConditions(mine, staffNumber);
  if (overdueOn !== undefined) yield { 'items.due': { $lt: overdueOn, $type: 'string' } };
  if (dueFrom !== undefined) yield { 'items.due': { $gte: dueFrom, $type: 'string' } };
}

const noneOr = (field: string, condition: object): object => ({
  $or: [{ [field]: null }, { [field]: { ...condition, $type: 'string' } }],
});

/** What the asker may take on this day, and is not kept from by an own earlier step. */
const mineConditions = (
  { steps, on }: NonNullable<WorkListRequest['mine']>,
  staffNumber: string | undefined,
): readonly object[] => [
  { 'items.step': { $in: [...steps] } },
  noneOr('items.opens', { $lte: on }),
  ...(staffNumber === undefined ? [] : [{ 'items.keptFrom': { $ne: staffNumber } }]),
];
