import type { District } from '#domain/directory/directory.ts';

/** Boundaries of districts as GeoJSON; each feature names its district by code. */
export interface DistrictBoundaries {
  readonly type: 'FeatureCollection';
  readonly features: readonly {
    readonly type: 'Feature';
    readonly properties: { readonly adcode: string | number };
    readonly geometry: {
      readonly type: 'Polygon' | 'MultiPolygon';
      readonly coordinates: readonly unknown[];
    };
  }[];
}

/**
 * What is wrong with a boundary file, in English, one fault a line; nothing when it can be
 * drawn. Takes parsed JSON of any shape. Every one of the districts must be there once, under
 * its code (GB/T 2260) in `properties.adcode`, as a Polygon or MultiPolygon in degrees.
 */
export function boundaryFaults(
  value: unknown,
  districts: readonly Pick<District, 'code' | 'name'>[],
): readonly string[] {
  const features = (value as Partial<DistrictBoundaries> | null)?.features;
  if ((value as Partial<DistrictBoundaries> | null)?.type !== 'FeatureCollection')
    return ['it is not a GeoJSON FeatureCollection'];
  if (!Array.isArray(features)) return ['it has no list of features'];
  const known = new Set(districts.map(({ code }) => code));
  const seen = new Map<string, number>();
  const faults: string[] = [];
  for (const [index, feature] of (features as unknown[]).entries()) {
    const { properties, geometry } = (feature ?? {}) as Record<string, Record<string, unknown>>;
    const adcode = String(properties?.['adcode'] ?? '');
    seen.set(adcode, (seen.get(adcode) ?? 0) + 1);
    if (!known.has(adcode)) faults.push(`feature ${index}: no district has the code "${adcode}"`);
    if (!isArea(geometry))
      faults.push(`feature ${index} (${adcode}): no Polygon or MultiPolygon in degrees`);
  }
  for (const { code, name } of districts) {
    const times = seen.get(code) ?? 0;
    if (times !== 1) faults.push(`${code} ${name.zh} is there ${times} times, not once`);
  }
  return faults;
}

function isArea(geometry: Record<string, unknown> | undefined): boolean {
  if (geometry?.['type'] !== 'Polygon' && geometry?.['type'] !== 'MultiPolygon') return false;
  const { coordinates } = geometry;
  if (!Array.isArray(coordinates)) return false;
  const flat: unknown[] = coordinates.flat(geometry['type'] === 'Polygon' ? 1 : 2);
  return flat.length >= 4 && flat.every(isPosition);
}

const isPosition = (position: unknown): boolean =>
  Array.isArray(position) &&
  position.length >= 2 &&
  Math.abs(Number(position[0])) <= 180 &&
  Math.abs(Number(position[1])) <= 90;
