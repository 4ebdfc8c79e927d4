import type { DatabaseSync } from 'node:sqlite';
import { defectFilters, defectSums, qualityCaseOf } from '../asking/quality-counts.ts';
import type {
  QualityCase,
  QualityChoice,
  QualityDefect,
  QualityOrder,
  QualityPage,
  QualityRequest,
  QualitySummary,
} from '../ports/quality-store.ts';
import type { CheckedCase } from '../views/quality.ts';
import { completenessOf } from '../views/quality-columns.ts';
import { openColumnMemory, type ColumnMemory } from './column-memory.ts';
import { allOf, type Condition } from './conditions.ts';
import {
  agencySums,
  byDefects,
  casesOf,
  casesWithDefects,
  chosen,
  summedColumns,
} from './quality-sums.ts';
import { numbersOf, openKeptLists } from './kept-lists.ts';
import { inSnapshot } from './serving-reader.ts';
import type { Companion, TableShape } from './table-shape.ts';

/** What a list is sorted by, in the language of the database. */
const columnOf: Readonly<Record<QualityOrder, string>> = {
  // The alphabet has the blocking ones before the advisory ones the wrong way round.
  severity: "severity = 'blocking'",
  code: 'code',
  since: 'since',
  completeness: 'completeness',
  stage: 'stage',
};

/** Beside the documents a row for each defect. */
export const qualityShape: TableShape<CheckedCase> = {
  leftOut: [],
  columns: [...summedColumns, { name: 'completeness', type: 'INTEGER', of: completenessOf }],
  inMemory: summedColumns.map(({ name }) => name),
  indexes: [['completeness']],
  tally: null,
  companion: {
    schema: `CREATE TABLE defect (
        row INTEGER NOT NULL, number INTEGER NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL,
        agencyKind TEXT NOT NULL, agency TEXT NOT NULL, since TEXT, PRIMARY KEY (row, number)
      ) WITHOUT ROWID;`,
    indexes: `CREATE INDEX IF NOT EXISTS defect_severity ON defect (${columnOf.severity} DESC, row, number);`,
    open: openRows,
  },
};

function openRows(database: DatabaseSync): Companion<CheckedCase> {
  const clear = database.prepare('DELETE FROM defect WHERE row = ?');
  const add = database.prepare('INSERT INTO defect VALUES (?, ?, ?, ?, ?, ?, ?)');
  return {
    put(row, { quality, state: { agencies } }) {
      clear.run(row);
      for (const [number, { code, severity, owner, since }] of quality.defects.entries()) {
        add.run(row, number, code, severity, owner, agencies[owner], since);
      }
    },
    remove: (row) => void clear.run(row),
    settle: () => undefined,
  };
}

export interface QualityQueries {
  defects(request: QualityRequest): QualityPage<QualityDefect>;
  cases(request: QualityRequest): QualityPage<QualityCase>;
  summary(choice: QualityChoice): QualitySummary;
}

/** Defects of one case lie beside each other in the numbers of a list. */
const defectsPerCase = 1024;

const direction = ({ order }: Pick<QualityRequest, 'order'>): string =>
  order === 'ascending' ? 'ASC' : 'DESC';

export function openQualityQueries(database: DatabaseSync): QualityQueries {
  const memory = openColumnMemory(database, qualityShape.inMemory);
  const inMemory = <Answer>(answer: (asOf: number) => Answer): Answer =>
    inSnapshot(database, (asOf) => {
      memory.refresh();
      return answer(asOf);
    });

  const lists = openKeptLists<{ readonly total: number }>(database);
  const bodyOf = database.prepare('SELECT body FROM body WHERE row = ?');
  const docOf = (row: number): CheckedCase =>
    JSON.parse(bodyOf.get(row)!['body'] as string) as CheckedCase;

  /** The defect by its number in lists; none when it was mended since the list was made. */
  function defectListed(listed: number): QualityDefect[] {
    const doc = docOf(Math.floor(listed / defectsPerCase));
    const defect = doc.quality.defects[listed % defectsPerCase];
    if (defect === undefined) return [];
    return [{ ...qualityCaseOf(doc), agency: doc.state.agencies[defect.owner], defect }];
  }

  return {
    defects: ({ offset, limit, at, ...request }) =>
      inMemory((now) => {
        const { asOf, counts, rows } = lists.page(
          { of: 'defects', ...request },
          { offset, limit, at },
          now,
          {
            counts: () => ({
              total: defectSums(byDefects(memory, request)).reduce(
                (sum, { defects }) => sum + defects,
                0,
              ),
            }),
            rows: (first, most) => numbersOf(database, ...defectNumbers(request, first, most)),
          },
        );
        return { asOf, total: counts.total, rows: Array.from(rows).flatMap(defectListed) };
      }),

    cases: ({ offset, limit, at, ...request }) =>
      inMemory((now) => {
        const { asOf, counts, rows } = lists.page(
          { of: 'cases', ...request },
          { offset, limit, at },
          now,
          {
            counts: () => ({ total: casesChosen(memory, request) }),
            rows: (first, most) => numbersOf(database, ...caseRows(request, first, most)),
          },
        );
        return {
          asOf,
          total: counts.total,
          rows: Array.from(rows, (row) => qualityCaseOf(docOf(row))),
        };
      }),

    summary: (choice) =>
      inMemory((asOf) => ({
        asOf,
        agencies: agencySums(memory, choice),
        codes: defectSums(byDefects(memory, choice)),
      })),
  };
}

type ListRequest = Omit<QualityRequest, 'offset' | 'limit' | 'at'>;
/** A question for numbers, with its values. */
type Asked = readonly [sql: string, values: Parameters<typeof numbersOf>[2]];

/** The numbers of defects, in the order asked for. */
function defectNumbers(request: ListRequest, first: number, most: number): Asked {
  const { sql, values } = allOf([...chosen(request, defectFilters), ...casesOf(request)]);
  // By severity the index of the defects gives the order; for any other each case is read once.
  const from =
    request.sort === 'severity'
      ? 'defect JOIN document USING (row)'
      : 'document CROSS JOIN defect USING (row)';
  return [
    `SELECT row * ${defectsPerCase} + number AS n FROM ${from} WHERE ${sql}
     ORDER BY ${columnOf[request.sort]} ${direction(request)} NULLS LAST, row, number
     LIMIT ? OFFSET ?`,
    [...values, most, first],
  ];
}

/** The rows of cases, in the order asked for. */
function caseRows(request: ListRequest, first: number, most: number): Asked {
  const defects = chosen(request, defectFilters);
  const { sql, values } = allOf([
    ...casesOf(request),
    ...(defects.length === 0 ? [] : [withDefect(allOf(defects))]),
  ]);
  const column = request.sort === 'stage' ? 'stage' : 'completeness';
  return [
    `SELECT row AS n FROM document WHERE ${sql}
     ORDER BY ${column} ${direction(request)}, row LIMIT ? OFFSET ?`,
    [...values, most, first],
  ];
}

const casesChosen = (memory: ColumnMemory, request: ListRequest): number =>
  chosen(request, defectFilters).length === 0
    ? memory.select(casesOf(request)).length
    : casesWithDefects(memory, request);

const withDefect = ({ sql, values }: Condition): Condition => ({
  sql: `EXISTS (SELECT 1 FROM defect WHERE defect.row = document.row AND ${sql})`,
  values,
});
