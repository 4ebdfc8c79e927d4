import type { DatabaseSync } from 'node:sqlite';
import {
  caseFilters,
  type CaseChoice,
  type CaseCount,
  type CaseFilter,
  type CaseList,
  type CaseListRequest,
  type CaseOrder,
  type Happening,
  type HappeningsRequest,
} from '../ports/dossier-store.ts';
import { dossierColumns, leftOutOfDossiers, summedColumns } from '../views/dossier-columns.ts';
import type { Dossier, DossierAtWork } from '../ports/dossier.ts';
import { caseCounts } from '../asking/case-counts.ts';
import { openColumnMemory, type Rows } from './column-memory.ts';
import {
  allOf,
  before,
  type ColumnCondition,
  holds,
  isSet,
  oneOf,
  spaced,
  underOneOf,
} from './conditions.ts';
import type { PageRequest } from '../asking/page-request.ts';
import { numbersOf, openKeptLists } from './kept-lists.ts';
import { inSnapshot } from './serving-reader.ts';
import { historySchema, openHappenings, openHistory } from './history-table.ts';
import type { Column, TableShape } from './table-shape.ts';

type TextColumn = keyof typeof dossierColumns.texts;
type NumberColumn = keyof typeof dossierColumns.numbers;

const text = (name: TextColumn): Column<DossierAtWork> => ({
  name,
  type: 'TEXT',
  of: dossierColumns.texts[name],
});
const number = (name: NumberColumn): Column<DossierAtWork> => ({
  name,
  type: 'INTEGER',
  of: dossierColumns.numbers[name],
});
const words = (name: keyof typeof dossierColumns.words): Column<DossierAtWork> => ({
  name,
  type: 'TEXT',
  of: (dossier) => spaced(dossierColumns.words[name](dossier)),
});

export const dossierShape: TableShape<DossierAtWork> = {
  leftOut: leftOutOfDossiers,
  columns: [
    ...(['stage', 'measure', 'district', 'outcome', 'provenance'] as const).map(text),
    ...(['agencyKind', 'agency'] as const).map(text),
    ...(['prison', 'procuratorate', 'court', 'justiceBureau'] as const).map(text),
    ...(['parties', 'marks'] as const).map(words),
    ...(['openedMonth', 'decidedMonth'] as const).map(text),
    ...(['departed', 'documents', 'exchanges'] as const).map(number),
    ...(['openedOn', 'lastOn', 'due', 'name', 'reference', 'courtCaseNumber'] as const).map(text),
    number('position'),
  ],
  inMemory: [...caseFilters, 'parties', 'marks', 'due', ...summedColumns],
  indexes: [['position'], ['openedOn', 'key'], ['agency', 'due']],
  tally: null,
  companion: { schema: historySchema, open: openHistory },
};

export interface DossierQueries {
  list(request: CaseListRequest): CaseList;
  happenings(request: HappeningsRequest): readonly Happening[];
  count(request: CaseChoice & { by: readonly CaseFilter[] }): {
    asOf: number;
    rows: readonly CaseCount[];
  };
}

/** What is sorted by; of a masked name its first character is shown. */
function columnOf(order: CaseOrder): string {
  if (order === 'shownName') return 'substr(name, 1, 1)';
  return order === 'id' ? 'key' : order;
}

type CaseQuestion = Omit<CaseListRequest, keyof PageRequest>;

const parsed = (row: Record<string, unknown>): Dossier =>
  JSON.parse(row['body'] as string) as Dossier;

export function openDossierQueries(database: DatabaseSync): DossierQueries {
  const byRow = database.prepare('SELECT body FROM body WHERE row = ?');
  const keyed = database.prepare(
    'SELECT row FROM document WHERE key IN (SELECT value FROM json_each(?))',
  );
  const memory = openColumnMemory(database, dossierShape.inMemory);
  const lists = openKeptLists<{ readonly total: number }>(database);
  const happened = openHappenings(database);

  return {
    happenings: (request) => inSnapshot(database, () => happened(request)),

    list: ({ offset, limit, at, ...question }) =>
      inSnapshot(database, (now) => {
        const { asOf, counts, rows } = lists.page(question, { offset, limit, at }, now, {
          counts: () => ({ total: rowsOf(question).length }),
          rows: (from, most) => inOrder(question, from, most),
        });
        return {
          asOf,
          total: counts.total,
          dossiers: Array.from(rows, (row) => parsed(byRow.get(row)!)),
        };
      }),

    count: (request) =>
      inSnapshot(database, (asOf) => {
        const by = caseFilters.filter((name) => request.by.includes(name));
        return { asOf, rows: caseCounts(memory.groups(rowsOf(request), by, summedColumns), by) };
      }),
  };

  function inOrder(question: CaseQuestion, from: number, most: number): Float64Array {
    const { ids } = question;
    const { sql, values } = allOf([
      ...conditionsOf(question),
      ...(ids === undefined ? [] : [underOneOf(ids)]),
    ]);
    const column = columnOf(question.sort ?? 'position');
    const direction = question.order === 'ascending' ? 'ASC' : 'DESC';
    return numbersOf(
      database,
      `SELECT row AS n FROM document WHERE ${sql}
       ORDER BY ${column} ${direction} NULLS LAST, key LIMIT ? OFFSET ?`,
      [...values, most, from],
    );
  }

  /** The rows of the cases that are meant, in the open snapshot. */
  function rowsOf(choice: CaseChoice): Rows {
    memory.refresh();
    const named =
      choice.ids === undefined
        ? undefined
        : keyed.all(JSON.stringify(choice.ids)).map(({ row }) => row as number);
    return memory.select(conditionsOf(choice), named);
  }
}

function conditionsOf({
  filter,
  party,
  mark,
  overdueOn,
  departed: only,
}: CaseChoice): readonly ColumnCondition[] {
  const conditions: ColumnCondition[] = caseFilters.flatMap((name) => {
    const values = filter?.[name];
    return values === undefined || values.length === 0 ? [] : [oneOf(name, values)];
  });
  if (party !== undefined) conditions.push(holds('parties', party));
  if (mark !== undefined) conditions.push(holds('marks', mark));
  if (overdueOn !== undefined) conditions.push(before('due', overdueOn));
  if (only === true) conditions.push(isSet('departed'));
  return conditions;
}
