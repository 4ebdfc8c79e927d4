import type { DatabaseSync } from 'node:sqlite';
import { caseFilters, type CaseList, type CaseListRequest } from '../ports/dossier-store.ts';
import { marksOf } from '../views/case-marks.ts';
import { monthOf, partiesOf } from '../views/case-summary.ts';
import type { Dossier } from '../views/dossier.ts';
import { allOf, type Condition, oneOf } from './conditions.ts';
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
    { name: 'parties', type: 'TEXT', of: (dossier) => ` ${partiesOf(dossier).join(' ')} ` },
    {
      name: 'marks',
      type: 'TEXT',
      of: (dossier) =>
        ` ${marksOf(dossier, dossier.deadlines, dossier.documents.length).join(' ')} `,
    },
    { name: 'month', type: 'TEXT', of: ({ openedOn }) => monthOf(openedOn) },
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

export interface DossierQueries {
  find(id: string): { asOf: number; dossier: Dossier } | null;
  list(request: CaseListRequest): CaseList;
}

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
  };
}

function conditionOf({ filter, ids, party, mark, overdueOn }: CaseListRequest): Condition {
  const conditions: Condition[] = caseFilters.flatMap((name) => {
    const values = filter?.[name];
    return values === undefined || values.length === 0 ? [] : [oneOf(name, values)];
  });
  if (ids !== undefined) conditions.push(oneOf('key', ids));
  if (party !== undefined)
    conditions.push({ sql: 'instr(parties, ?) > 0', values: [` ${party} `] });
  if (mark !== undefined) conditions.push({ sql: 'instr(marks, ?) > 0', values: [` ${mark} `] });
  if (overdueOn !== undefined) conditions.push({ sql: 'due < ?', values: [overdueOn] });
  return allOf(conditions);
}
