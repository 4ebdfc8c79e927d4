import type { DatabaseSync } from 'node:sqlite';
import type {
  AgencyQuality,
  QualityCase,
  QualityChoice,
  QualityDefect,
  QualityFilter,
  QualityOrder,
  QualityPage,
  QualityRequest,
  QualitySummary,
} from '../ports/quality-store.ts';
import { partiesOf } from '../views/case-summary.ts';
import type { CheckedCase } from '../views/quality.ts';
import { allOf, type Condition, holds, oneOf, spaced } from './conditions.ts';
import { inSnapshot } from './serving-reader.ts';
import type { Companion, TableShape } from './table-shape.ts';

/** Beside the documents a row for each defect, and one for what each agency owes of the data. */
export const qualityShape: TableShape<CheckedCase> = {
  columns: [
    { name: 'stage', type: 'TEXT', of: ({ state }) => state.stage },
    { name: 'district', type: 'TEXT', of: ({ state }) => state.district },
    { name: 'parties', type: 'TEXT', of: ({ state }) => spaced(partiesOf(state)) },
    { name: 'completeness', type: 'INTEGER', of: completenessOf },
  ],
  indexes: [],
  tally: null,
  companion: {
    schema: `CREATE TABLE defect (
        row INTEGER NOT NULL, number INTEGER NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL,
        agencyKind TEXT NOT NULL, agency TEXT NOT NULL, since TEXT, PRIMARY KEY (row, number)
      ) WITHOUT ROWID;
      CREATE TABLE share (
        row INTEGER NOT NULL, agencyKind TEXT NOT NULL, agency TEXT NOT NULL,
        required INTEGER NOT NULL, present INTEGER NOT NULL, PRIMARY KEY (row, agencyKind)
      ) WITHOUT ROWID;`,
    open: openRows,
  },
};

/** Of ten thousand, so that cases can be sorted by it. */
function completenessOf(doc: CheckedCase): number {
  const { required, present } = totalsOf(doc);
  return required === 0 ? 10_000 : Math.floor((10_000 * present) / required);
}

const totalsOf = ({ quality: { shares } }: CheckedCase) => ({
  required: shares.reduce((sum, { required }) => sum + required, 0),
  present: shares.reduce((sum, { present }) => sum + present, 0),
});

function openRows(database: DatabaseSync): Companion<CheckedCase> {
  const clearDefects = database.prepare('DELETE FROM defect WHERE row = ?');
  const clearShares = database.prepare('DELETE FROM share WHERE row = ?');
  const addDefect = database.prepare('INSERT INTO defect VALUES (?, ?, ?, ?, ?, ?, ?)');
  const addShare = database.prepare('INSERT INTO share VALUES (?, ?, ?, ?, ?)');
  const remove = (row: number): void => {
    clearDefects.run(row);
    clearShares.run(row);
  };
  return {
    put(row, { quality, state: { agencies } }) {
      remove(row);
      for (const [number, { code, severity, owner, since }] of quality.defects.entries()) {
        addDefect.run(row, number, code, severity, owner, agencies[owner], since);
      }
      for (const { owner, required, present } of quality.shares) {
        addShare.run(row, owner, agencies[owner], required, present);
      }
    },
    remove,
  };
}

export interface QualityQueries {
  defects(request: QualityRequest): QualityPage<QualityDefect>;
  cases(request: QualityRequest): QualityPage<QualityCase>;
  summary(choice: QualityChoice): QualitySummary;
}

const columnOf: Readonly<Record<QualityOrder, string>> = {
  // The alphabet has the blocking ones before the advisory ones the wrong way round.
  severity: "severity = 'blocking'",
  code: 'code',
  since: 'since',
  completeness: 'completeness',
  stage: 'stage',
};
const ofDefect: readonly QualityFilter[] = ['agency', 'agencyKind', 'code', 'severity'];
const ofCase: readonly QualityFilter[] = ['district', 'stage'];
const ofShare: readonly QualityFilter[] = ['agency', 'agencyKind'];

const direction = ({ order }: QualityRequest): string => (order === 'ascending' ? 'ASC' : 'DESC');

export function openQualityQueries(database: DatabaseSync): QualityQueries {
  const count = (from: string, { sql, values }: Condition): number =>
    database.prepare(`SELECT count(*) AS count FROM ${from} WHERE ${sql}`).get(...values)![
      'count'
    ] as number;

  return {
    defects: (request) =>
      inSnapshot(database, (asOf) => {
        const condition = allOf([...chosen(request, ofDefect), ...casesOf(request)]);
        const from = 'defect JOIN document USING (row)';
        const page = database.prepare(
          `SELECT body, number FROM (
             SELECT row, number FROM ${from} WHERE ${condition.sql}
             ORDER BY ${columnOf[request.sort]} ${direction(request)} NULLS LAST, row, number
             LIMIT ? OFFSET ?
           ) JOIN body USING (row)`,
        );
        return {
          asOf,
          total: count(from, condition),
          rows: page.all(...condition.values, request.limit, request.offset).map(defectOf),
        };
      }),

    cases: (request) =>
      inSnapshot(database, (asOf) => {
        const defects = chosen(request, ofDefect);
        const withDefects: readonly Condition[] =
          defects.length === 0 ? [] : [rowsOf('defect', allOf(defects))];
        const condition = allOf([...casesOf(request), ...withDefects]);
        const column = request.sort === 'stage' ? 'stage' : 'completeness';
        const page = database.prepare(
          `SELECT body FROM (
             SELECT row FROM document WHERE ${condition.sql}
             ORDER BY ${column} ${direction(request)}, row LIMIT ? OFFSET ?
           ) JOIN body USING (row)`,
        );
        return {
          asOf,
          total: count('document', condition),
          rows: page
            .all(...condition.values, request.limit, request.offset)
            .map((row) => caseOf(parsed(row))),
        };
      }),

    summary: (choice) =>
      inSnapshot(database, (asOf) => {
        const cases = casesOf(choice);
        const inCases = cases.length === 0 ? [] : [rowsOf('document', allOf(cases))];
        return {
          asOf,
          agencies: agenciesOf(database, allOf([...chosen(choice, ofShare), ...inCases]), choice),
          codes: codesOf(database, allOf([...chosen(choice, ofDefect), ...inCases])),
        };
      }),
  };
}

/** Completeness knows no kinds of defects; the count beside it is of those that were asked for. */
function agenciesOf(
  database: DatabaseSync,
  shares: Condition,
  choice: QualityChoice,
): readonly AgencyQuality[] {
  const defects = allOf(chosen(choice, ['code', 'severity']));
  const rows = database
    .prepare(
      `SELECT agency, agencyKind, count(*) AS cases, sum(present >= required) AS complete,
         sum(required) AS required, sum(present) AS present,
         sum((SELECT count(*) FROM defect WHERE defect.row = share.row
           AND defect.agencyKind = share.agencyKind AND ${defects.sql})) AS defects
       FROM share WHERE ${shares.sql} GROUP BY agency, agencyKind
       ORDER BY 1.0 * sum(present) / sum(required), agency`,
    )
    .all(...defects.values, ...shares.values);
  return rows.map((row) => ({ ...row })) as unknown as AgencyQuality[];
}

function codesOf(database: DatabaseSync, { sql, values }: Condition): QualitySummary['codes'] {
  const rows = database
    .prepare(
      `SELECT code, severity, count(*) AS defects, count(DISTINCT row) AS cases
       FROM defect WHERE ${sql} GROUP BY code, severity ORDER BY defects DESC, code, severity`,
    )
    .all(...values);
  return rows.map((row) => ({ ...row })) as unknown as QualitySummary['codes'];
}

function chosen({ filter }: QualityChoice, names: readonly QualityFilter[]): readonly Condition[] {
  return names.flatMap((name) => {
    const values = filter?.[name];
    return values === undefined || values.length === 0 ? [] : [oneOf(name, values)];
  });
}

const casesOf = (choice: QualityChoice): readonly Condition[] => [
  ...chosen(choice, ofCase),
  ...(choice.party === undefined ? [] : [holds('parties', choice.party)]),
];

const rowsOf = (table: 'defect' | 'document', { sql, values }: Condition): Condition => ({
  sql: `row IN (SELECT row FROM ${table} WHERE ${sql})`,
  values,
});

const parsed = (row: Record<string, unknown>): CheckedCase =>
  JSON.parse(row['body'] as string) as CheckedCase;

function caseOf(doc: CheckedCase): QualityCase {
  const { offender, reference, stage, processVersion, measure, district } = doc.state;
  return {
    caseId: doc.id,
    name: offender.name,
    reference,
    stage,
    processVersion,
    measure,
    district,
    ...totalsOf(doc),
    defects: doc.quality.defects.length,
  };
}

function defectOf(row: Record<string, unknown>): QualityDefect {
  const doc = parsed(row);
  const defect = doc.quality.defects[row['number'] as number]!;
  return { ...caseOf(doc), agency: doc.state.agencies[defect.owner], defect };
}
