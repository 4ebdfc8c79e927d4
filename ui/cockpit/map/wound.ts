import type { DistrictBoundaries } from '#domain/access/district-boundaries.ts';

type Position = readonly [number, number];
type Ring = readonly Position[];

/** Twice the area on a plane; above zero for a ring that goes round counter-clockwise. */
const turn = (ring: Ring): number =>
  ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);

/** The first ring is the outer one, the others are holes (RFC 7946, 3.1.6). */
const polygon = (rings: readonly Ring[]): readonly Ring[] =>
  rings.map((ring, index) => {
    const isClockwise = turn(ring) < 0;
    return isClockwise === (index === 0) ? ring : ring.toReversed();
  });

/**
 * Boundaries as d3 draws them: outer rings clockwise. RFC 7946 asks for the opposite, and older files have either;
 * by the wrong one d3 draws all of the world but the district.
 */
export function wound(boundaries: DistrictBoundaries): DistrictBoundaries {
  return {
    ...boundaries,
    features: boundaries.features.map((feature) => {
      const { type, coordinates } = feature.geometry;
      const turned =
        type === 'Polygon'
          ? polygon(coordinates as readonly Ring[])
          : (coordinates as readonly (readonly Ring[])[]).map(polygon);
      return { ...feature, geometry: { type, coordinates: turned } };
    }),
  };
}
