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
} from '../ports/dossier-store.ts';
import { marksOf } from '../views/case-marks.ts';
import { exchangesOf, monthOf, partiesOf } from '../views/case-summary.ts';
import { departs } from '../views/cockpit.ts';
import type { Dossier } from '../views/dossier.ts';
import { allOf, type Condition, holds, oneOf, spaced } from './conditions.ts';
import { inSnapshot } from './serving-reader.ts';
import type { TableShape } from './table-shape.ts';

export const dossierShape: TableShape<Dossier> = {
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
  indexes: [['position'], ['openedOn', 'key'], ['agency', 'due']],
  tally: null,
  companion: null,
};

function departed(dossier: Dossier): number {
  const ruling = latestRuling(dossier);
  return ruling !== null && departs(ruling, dossier.proposal) ? 1 : 0;
}

export interface DossierQueries {
  find(id: string): { asOf: number; dossier: Dossier } | null;
  list(request: CaseListRequest): CaseList;
  count(request: CaseChoice & { by: readonly CaseFilter[] }): {
    asOf: number;
    rows: readonly CaseCount[];
  };
}

const sums = caseSums.map((name) =>
  name === 'cases' ? 'count(*) AS cases' : `coalesce(sum(${name}), 0) AS ${name}`,
);

const parsed = (row: Record<string, unknown>): Dossier =>
  JSON.parse(row['body'] as string) as Dossier;

export function openDossierQueries(database: DatabaseSync): DossierQueries {
  const byRow = database.prepare('SELECT body FROM body WHERE row = ?');
  const byKey = database.prepare('SELECT body FROM document JOIN body USING (row) WHERE key = ?');

  return {
    find: (id) =>
      inSnapshot(database, (asOf) => {
        const row = byKey.get(id);
        return row ? { asOf, dossier: parsed(row) } : null;
      }),

    list: (request) =>
      inSnapshot(database, (asOf) => {
        const { sql, values } = conditionOf(request);
        const column = request.sort === 'id' ? 'key' : (request.sort ?? 'position');
        const direction = request.order === 'ascending' ? 'ASC' : 'DESC';
        const total = database.prepare(`SELECT count(*) AS count FROM document WHERE ${sql}`);
        const page = database.prepare(
          `SELECT row FROM document WHERE ${sql}
           ORDER BY ${column} ${direction} NULLS LAST, key LIMIT ? OFFSET ?`,
        );
        return {
          asOf,
          total: total.get(...values)!['count'] as number,
          dossiers: page
            .all(...values, request.limit, request.offset)
            .map(({ row }) => parsed(byRow.get(row!)!)),
        };
      }),

    count: (request) =>
      inSnapshot(database, (asOf) => {
        // Only names of our own list reach the text of the statement.
        const by = caseFilters.filter((name) => request.by.includes(name));
        const { sql, values } = conditionOf(request);
        const grouped =
          by.length === 0 ? '' : `GROUP BY ${by.join(', ')} ORDER BY ${by.join(', ')}`;
        const counts = database.prepare(
          `SELECT ${[...by, ...sums].join(', ')} FROM document WHERE ${sql} ${grouped}`,
        );
        const rows = counts.all(...values).map((row) => ({ ...row }));
        return { asOf, rows: rows as unknown as CaseCount[] };
      }),
  };
}

function conditionOf({
  filter,
  ids,
  party,
  mark,
  overdueOn,
  departed: only,
}: CaseChoice): Condition {
  const conditions: Condition[] = caseFilters.flatMap((name) => {
    const values = filter?.[name];
    return values === undefined || values.length === 0 ? [] : [oneOf(name, values)];
  });
  if (ids !== undefined) conditions.push(oneOf('key', ids));
  if (party !== undefined) conditions.push(holds('parties', party));
  if (mark !== undefined) conditions.push(holds('marks', mark));
  if (overdueOn !== undefined) conditions.push({ sql: 'due < ?', values: [overdueOn] });
  if (only === true) conditions.push({ sql: 'departed = 1', values: [] });
  return allOf(conditions);
}
