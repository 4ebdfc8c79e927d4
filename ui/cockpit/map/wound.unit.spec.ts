import { geoArea, type GeoPermissibleObjects } from 'd3-geo';
import type { DistrictBoundaries } from '#domain/access/district-boundaries.ts';
import { wound } from './wound.ts';

const outer = [
  [100, 25],
  [101, 25],
  [101, 26],
  [100, 26],
  [100, 25],
];
const hole = [
  [100.2, 25.2],
  [100.2, 25.4],
  [100.4, 25.4],
  [100.4, 25.2],
  [100.2, 25.2],
];
const boundaries = (type: 'Polygon' | 'MultiPolygon', coordinates: readonly unknown[]) =>
  ({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { adcode: '990101' }, geometry: { type, coordinates } },
    ],
  }) as DistrictBoundaries;
/** Part of the sphere, of which a degree by a degree is next to nothing. */
const areaOf = (drawn: DistrictBoundaries): number =>
  geoArea(drawn as unknown as GeoPermissibleObjects);

test('rings are drawn as a district and not as the rest of the world, whichever way they go round', () => {
  const asRfc = boundaries('Polygon', [outer, hole]);
  const otherWay = boundaries('Polygon', [outer.toReversed(), hole.toReversed()]);
  expect(areaOf(asRfc)).toBeGreaterThan(6);
  expect(areaOf(wound(asRfc))).toBeLessThan(0.001);
  expect(wound(asRfc)).toEqual(wound(otherWay));
  const several = wound(boundaries('MultiPolygon', [[outer, hole]]));
  expect(areaOf(several)).toBeCloseTo(areaOf(wound(asRfc)), 9);
});
