import { z } from 'zod';

export const mapEngines = ['svg', 'maplibre'] as const;

/** Boundaries of districts as GeoJSON; each feature names its district by code. */
const boundaries = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.looseObject({ adcode: z.union([z.string(), z.number()]) }),
      geometry: z.object({
        type: z.enum(['Polygon', 'MultiPolygon']),
        coordinates: z.array(z.unknown()),
      }),
    }),
  ),
});

/** `GET /api/map`: how the districts are drawn (PORT-4). */
export const mapAnswer = z.object({
  engine: z.enum(mapEngines),
  boundaries,
  /** 审图号 of the boundaries; null for a sketch. */
  chartNumber: z.string().nullable(),
});
export type MapAnswer = z.output<typeof mapAnswer>;
