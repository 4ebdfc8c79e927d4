import type { DatabaseSync } from 'node:sqlite';
import { latestRuling } from '#domain/casework/case-state.ts';
import {
  caseFilters,
  caseSums,
  type CaseChoice,
  type CaseCount,
  type CaseFilter,
  type CaseList,
  type CaseListRequest,
  type CaseOrder,
  type Happening,
  type HappeningsRequest,
} from '../ports/dossier-store.ts';
import { marksOf } from '#domain/casework/case-marks.ts';
import { exchangesOf, monthOf, partiesOf } from '../views/case-summary.ts';
import { departs } from '../views/cockpit.ts';
import type { Dossier, DossierAtWork } from '../ports/dossier.ts';
import { type Group, openColumnMemory, type Rows } from './column-memory.ts';
import { allOf, before, type ColumnCondition, holds, isSet, oneOf, spaced } from './conditions.ts';
import { numbersOf, openKeptLists, type PageRequest } from './kept-lists.ts';
import { inSnapshot } from './serving-reader.ts';
import { historySchema, openHappenings, openHistory } from './history-table.ts';
import type { TableShape } from './table-shape.ts';

/** Sums beside the number of cases; each is a column. */
const summed = caseSums.filter((name) => name !== 'cases');

export const dossierShape: TableShape<DossierAtWork> = {
  leftOut: ['deadlines', 'history'],
  columns: [
    { name: 'stage', type: 'TEXT', of: ({ stage }) => stage },
    { name: 'measure', type: 'TEXT', of: ({ measure }) => measure },
    { name: 'district', type: 'TEXT', of: ({ district }) => district },
    { name: 'outcome', type: 'TEXT', of: ({ outcome }) => outcome },
    { name: 'provenance', type: 'TEXT', of: ({ provenance }) => provenance.kind },
    { name: 'agencyKind', type: 'TEXT', of: ({ turn }) => turn.kind },
    { name: 'agency', type: 'TEXT', of: ({ turn }) => turn.agency },
    { name: 'prison', type: 'TEXT', of: ({ agencies }) => agencies.prison },
    { name: 'procuratorate', type: 'TEXT', of: ({ agencies }) => agencies.procuratorate },
    { name: 'court', type: 'TEXT', of: ({ agencies }) => agencies.court },
    { name: 'justiceBureau', type: 'TEXT', of: ({ agencies }) => agencies.justiceBureau },
    { name: 'parties', type: 'TEXT', of: (dossier) => spaced(partiesOf(dossier)) },
    {
      name: 'marks',
      type: 'TEXT',
      of: (dossier) => spaced(marksOf(dossier, dossier.deadlines, dossier.documents.length)),
    },
    { name: 'openedMonth', type: 'TEXT', of: ({ openedOn }) => monthOf(openedOn) },
    { name: 'decidedMonth', type: 'TEXT', of: (each) => monthOf(latestRuling(each)?.on ?? null) },
    { name: 'departed', type: 'INTEGER', of: departed },
    { name: 'documents', type: 'INTEGER', of: ({ documents }) => documents.length },
    { name: 'exchanges', type: 'INTEGER', of: exchangesOf },
    { name: 'openedOn', type: 'TEXT', of: ({ openedOn }) => openedOn },
    { name: 'lastOn', type: 'TEXT', of: ({ lastOn }) => lastOn },
    { name: 'due', type: 'TEXT', of: ({ turn }) => turn.due },
    { name: 'name', type: 'TEXT', of: ({ offender }) => offender.name },
    { name: 'reference', type: 'TEXT', of: ({ reference }) => reference },
    { name: 'courtCaseNumber', type: 'TEXT', of: ({ courtCaseNumber }) => courtCaseNumber },
    { name: 'position', type: 'INTEGER', of: ({ position }) => position },
  ],
  inMemory: [...caseFilters, 'parties', 'marks', 'due', ...summed],
  indexes: [['position'], ['openedOn', 'key'], ['agency', 'due']],
  tally: null,
  companion: { schema: historySchema, open: openHistory },
};

function departed(dossier: Dossier): number {
  const ruling = latestRuling(dossier);
  return ruling !== null && departs(ruling, dossier.proposal) ? 1 : 0;
}

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
        const groups = memory.groups(rowsOf(request), by, summed);
        // Without dimensions there is one figure, also over no case.
        const rows = by.length === 0 && groups.length === 0 ? [nothing] : groups;
        return { asOf, rows: rows.toSorted(byValues).map((group) => countOf(group, by)) };
      }),
  };

  function inOrder(question: CaseQuestion, from: number, most: number): Float64Array {
    const { ids } = question;
    const { sql, values } = allOf([
      ...conditionsOf(question),
      ...(ids === undefined ? [] : [oneOf('key', ids)]),
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

const nothing: Group = { values: [], count: 0, sums: summed.map(() => 0) };

/** As the database sorts: none first, then text by its characters. */
function byValues({ values: one }: Group, { values: other }: Group): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  if (at < 0) return 0;
  return one[at] === null || (other[at] !== null && one[at]! < other[at]!) ? -1 : 1;
}

const countOf = ({ values, count, sums }: Group, by: readonly CaseFilter[]): CaseCount =>
  ({
    ...Object.fromEntries(by.map((name, index) => [name, values[index]])),
    cases: count,
    ...Object.fromEntries(summed.map((name, index) => [name, sums[index]])),
  }) as unknown as CaseCount;

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
