import type { DatabaseSync } from 'node:sqlite';
import type { AccessLog, AccessLogRequest } from '../ports/access-log-store.ts';
import { refreshes, type Look } from '../views/access-log.ts';
import { allOf, type Condition } from './conditions.ts';
import { inSnapshot } from './serving-reader.ts';
import type { TableShape } from './table-shape.ts';

export const accessLogShape: TableShape<Look> = {
  leftOut: [],
  columns: [
    { name: 'caseId', type: 'TEXT', of: ({ caseId }) => caseId },
    { name: 'actor', type: 'TEXT', of: ({ actor }) => actor.id },
    { name: 'agency', type: 'TEXT', of: ({ actor }) => actor.agency },
    { name: 'moment', type: 'TEXT', of: ({ at }) => at },
    { name: 'position', type: 'INTEGER', of: ({ position }) => position },
    { name: 'opened', type: 'INTEGER', of: ({ what }) => Number(!refreshes.has(what)) },
  ],
  inMemory: [],
  indexes: [['caseId', 'position'], ['actor', 'position'], ['position']],
  tally: null,
  companion: null,
};

export interface AccessLogQueries {
  list(request: AccessLogRequest): AccessLog;
}

export function openAccessLogQueries(database: DatabaseSync): AccessLogQueries {
  return {
    list: (request) =>
      inSnapshot(database, (now) => {
        // Looks are only ever added, so that a list as of a position is the list until then.
        const asOf = request.at ?? now;
        const { sql, values } = conditionOf(request);
        const total = database.prepare(`SELECT count(*) AS count FROM document WHERE ${sql}`);
        const page = database.prepare(
          `SELECT body FROM document JOIN body USING (row) WHERE ${sql} ORDER BY position DESC LIMIT ? OFFSET ?`,
        );
        return {
          asOf,
          total: total.get(...values)!['count'] as number,
          looks: page
            .all(...values, request.limit, request.offset)
            .map((row) => JSON.parse(row['body'] as string) as Look),
        };
      }),
  };
}

function conditionOf({
  caseId,
  actor,
  agency,
  from,
  until,
  at,
  opened,
}: AccessLogRequest): Condition {
  const conditions: Condition[] = [];
  if (caseId !== undefined) conditions.push({ sql: 'caseId = ?', values: [caseId] });
  if (actor !== undefined) conditions.push({ sql: 'actor = ?', values: [actor] });
  if (agency !== undefined) conditions.push({ sql: 'agency = ?', values: [agency] });
  if (at !== undefined) conditions.push({ sql: 'position <= ?', values: [at] });
  if (from !== undefined) conditions.push({ sql: 'moment >= ?', values: [from] });
  if (until !== undefined) conditions.push({ sql: 'moment < ?', values: [until] });
  if (opened === true) conditions.push({ sql: 'opened = 1', values: [] });
  return allOf(conditions);
}
