import type { DistrictBoundaries } from '#domain/access/district-boundaries.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { versionOn, type DirectoryState, type DistrictVersion } from './directory-state.ts';
import { isCounty, type District } from './directory.ts';
import { isValidOn } from './valid.ts';

/** The districts of a day. */
const districtsOn = ({ districts }: DirectoryState, day: LegalDate): readonly DistrictVersion[] =>
  [...districts.values()]
    .map((versions) => versionOn(versions, day))
    .filter((version) => isValidOn(version, day));

/** The districts that a map shows: those with a boundary, or all counties where none has one. */
export function mappedDistricts(state: DirectoryState, day: LegalDate): readonly District[] {
  const all = districtsOn(state, day);
  const drawn = all.filter(({ boundary }) => boundary !== null);
  return drawn.length > 0 ? drawn : all.filter(isCounty);
}

/** The boundaries that the directory knows, as GeoJSON. */
export const boundariesOn = (state: DirectoryState, day: LegalDate): DistrictBoundaries => ({
  type: 'FeatureCollection',
  features: districtsOn(state, day).flatMap(({ code, name, boundary }) =>
    boundary === null
      ? []
      : [
          {
            type: 'Feature',
            properties: { adcode: code, name: name.zh },
            geometry: boundary as DistrictBoundaries['features'][number]['geometry'],
          },
        ],
  ),
});
