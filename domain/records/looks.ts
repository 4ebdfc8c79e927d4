import { z } from 'zod';
import { code, count, moment, source, typed, written } from './parts.ts';

/** Who looked at what, who took what away, and which calls were refused. */

const caseLook = z.strictObject({
  caseId: code,
  /** Position as of which it was looked at; null for how it stood. */
  at: count.nullable(),
});
/** Values of a list's filter, which the door has checked. */
const chosen = z.union([code, z.number(), z.boolean(), z.array(z.union([code, z.number()]))]);
const listLook = z.strictObject({
  list: code,
  asked: z
    .object({
      /** Ids and a place in a list, as they were sent. */
      id: z.union([typed, z.array(typed)]).optional(),
      cursor: typed.optional(),
    })
    .catchall(chosen),
  rows: count,
});
/** Conditions on events, as they were typed; ids and moments as the door has checked them. */
const conditions = z.strictObject({
  case: code.optional(),
  stream: typed.optional(),
  actor: typed.optional(),
  agency: typed.optional(),
  cause: code.optional(),
  type: typed.optional(),
  since: code.optional(),
  until: code.optional(),
});
/** Facets of the search: what is chosen from a list is checked by the door, the rest as it was sent. */
const facets = z
  .object({ offence: z.array(typed).optional(), formerRank: z.array(typed).optional() })
  .catchall(z.array(code));
const refusedKind = { method: code, route: code, status: z.int(), code: code.nullable() };
export const sumOf = <Kind extends z.ZodRawShape>(kind: Kind) =>
  z.strictObject({
    source,
    since: moment,
    until: moment,
    total: count,
    kinds: z.array(z.strictObject({ ...kind, count })),
  });

export const lookSchemas = {
  CaseViewed: caseLook,
  CaseHistoryViewed: caseLook,
  CaseRefreshed: caseLook,
  CaseHistoryRefreshed: caseLook,
  /** Somebody looked at a criminal case, at its state or at its events; `again`: a page that read by itself. */
  CriminalCaseViewed: z.strictObject({
    criminalCaseId: code,
    part: z.enum(['dossier', 'events']),
    at: count.nullable(),
    again: z.boolean(),
  }),
  ListViewed: listLook,
  ListRefreshed: listLook,
  EventsViewed: conditions.extend({
    caseId: code.optional(),
    from: count,
    limit: count.nullable(),
  }),
  EventsExported: z.strictObject({ caseId: code.optional(), purpose: written, conditions }),
  Searched: z.strictObject({ q: typed, filter: facets }),
  SearchExported: z.strictObject({
    purpose: written,
    q: typed,
    filter: facets,
    sort: code,
    rows: count,
  }),
  EvidenceIssued: z.strictObject({ eventId: code }),
  CallRefused: z.strictObject(refusedKind),
  CallsRefused: sumOf(refusedKind),
} as const satisfies Readonly<Record<string, z.ZodType>>;
