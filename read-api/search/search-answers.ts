import { z } from 'zod';
import { caseStateSchema } from '#domain/casework/case-state.schema.ts';
import {
  agencyId,
  agencyKind,
  count,
  day,
  decimalText,
  moment,
  underEach,
} from '#http/answer-parts.ts';
import { searchFacets, searchFields } from '#projections/ports/search-store.ts';

const { stage, measure, outcome, provenance, district, reference, courtCaseNumber, offender } =
  caseStateSchema.shape;

/** A found case as the asker sees it. */
const hit = z.object({
  id: z.uuid(),
  title: z.string(),
  parties: z.array(z.string()),
  numbers: z.array(z.string()),
  offence: z.string().nullable(),
  agencies: z.array(z.string()),
  turn: z.object({
    kind: agencyKind.nullable(),
    agency: agencyId.nullable(),
    due: day.nullable(),
  }),
  openedOn: day.nullable(),
  ruledOn: day.nullable(),
  documents: z.array(z.object({ id: z.uuid(), title: z.string() })),
  position: count,
  stepPosition: count.nullable(),
  reference,
  courtCaseNumber,
  offender,
  stage,
  measure,
  outcome,
  district,
  provenance,
  /** Pieces of the case with the places that were found, in UTF-16 units: `[start, end)`. */
  highlights: z.array(
    z.object({
      field: z.enum(searchFields),
      text: z.string(),
      ranges: z.array(z.tuple([count, count])),
    }),
  ),
});
export type SearchHit = z.output<typeof hit>;

/** A part of a question that found nothing: what it finds alone, and what the others find. */
const obstacle = z.object({
  part: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('query'), text: z.string(), rest: z.string() }),
    z.object({
      kind: z.literal('facet'),
      facet: z.enum(searchFacets),
      values: z.array(z.string()),
    }),
  ]),
  alone: count,
  without: count,
});
export type SearchObstacle = z.output<typeof obstacle>;

/** `GET /api/search`; `histogram` counts cases by the month of their opening. */
export const searchAnswer = z.object({
  asOf: decimalText,
  total: count,
  hits: z.array(hit),
  facets: z.object(
    underEach(searchFacets, z.array(z.object({ value: z.string(), count })).exactOptional()),
  ),
  histogram: z.array(z.object({ month: z.string(), count })),
  searchAfter: z.string().nullable(),
  searchBefore: z.string().nullable(),
  obstacles: z.array(obstacle),
});
export type SearchAnswer = z.output<typeof searchAnswer>;

/** `POST /api/search/export`; `number` is that under which the export is recorded. */
export const searchExportAnswer = z.object({
  number: z.string(),
  at: moment,
  hits: z.array(hit),
});
export type SearchExportAnswer = z.output<typeof searchExportAnswer>;

export type { SearchFacet } from '#projections/ports/search-store.ts';
