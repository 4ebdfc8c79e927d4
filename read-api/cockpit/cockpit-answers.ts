import { z } from 'zod';
import {
  agencyId,
  count,
  decimalText,
  organisationKind,
  role,
  underEach,
} from '#http/answer-parts.ts';
import { cockpitCounts, cockpitDimensions } from '#projections/ports/cockpit-figures.ts';

/** `GET /api/staff`: numbers by kind of agency and role, never who. */
export const staffAnswer = z.array(z.object({ agencyKind: organisationKind, role, people: count }));
export type StaffCount = z.output<typeof staffAnswer>[number];

const dimensions = cockpitDimensions.filter((name) => name !== 'kind' && name !== 'party');

/** A figure with the values of the dimensions that were asked for. */
const figure = z.object({
  ...underEach(dimensions, z.string().nullable().exactOptional()),
  ...underEach(cockpitCounts, z.number()),
});
export type CockpitFigure = z.output<typeof figure>;

/** `GET /api/cockpit/{panel}`. */
export const cockpitAnswer = z.object({
  /** The agency whose cases are counted; null for everybody's. */
  party: agencyId.nullable(),
  asOf: decimalText,
  rows: z.array(figure),
});
export type CockpitAnswer = z.output<typeof cockpitAnswer>;
export type { CountKind } from '#projections/ports/cockpit-figures.ts';
