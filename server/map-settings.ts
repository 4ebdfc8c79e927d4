import type { District } from '#domain/directory/directory.ts';
import { readFile } from 'node:fs/promises';
import { boundaryFaults, type DistrictBoundaries } from '#domain/access/district-boundaries.ts';
import { mapEngines } from '#read-api/map/map-answers.ts';
import type { MapSettings } from '#read-api/map/map.controller.ts';

/** The settings of the map: their names, defaults, and what they do. */
export const mapSettings = {
  ANDU_MAP_ENGINE: {
    default: 'svg',
    help: {
      zh: 'svg，或者可以移动的地图 maplibre',
      en: 'svg, or maplibre for a map that can be moved',
    },
  },
  ANDU_MAP_BOUNDARIES: {
    default: '',
    help: {
      zh: '各区边界的 GeoJSON 文件，代替目录中的边界',
      en: 'GeoJSON file of the districts instead of the boundaries of the directory',
    },
  },
  ANDU_MAP_CHART_NUMBER: {
    default: '',
    help: {
      zh: '上述边界的审图号，显示在地图上',
      en: 'Number of approval (审图号) of those boundaries, shown on the map',
    },
  },
} as const;

/**
 * Reads how the map is drawn. Throws RangeError that names the setting and what is wrong with
 * it: an unknown engine, a file that cannot be read, boundaries that do not fit the districts.
 */
export async function readMapSettings(
  environment: Readonly<Record<string, string | undefined>>,
  districts: readonly Pick<District, 'code' | 'name'>[],
): Promise<MapSettings> {
  const value = (name: keyof typeof mapSettings): string =>
    environment[name] ?? mapSettings[name].default;
  const engine = mapEngines.find((name) => name === value('ANDU_MAP_ENGINE'));
  if (engine === undefined) {
    throw new RangeError(
      `ANDU_MAP_ENGINE is none of ${mapEngines.join(', ')}: ${value('ANDU_MAP_ENGINE')}`,
    );
  }
  const file = value('ANDU_MAP_BOUNDARIES');
  const chartNumber = value('ANDU_MAP_CHART_NUMBER');
  if (file === '' && chartNumber !== '') {
    throw new RangeError('ANDU_MAP_CHART_NUMBER is that of ANDU_MAP_BOUNDARIES, which is not set');
  }
  return {
    engine,
    boundaries: file === '' ? null : await readBoundaries(file, districts),
    chartNumber: chartNumber === '' ? null : chartNumber,
  };
}

async function readBoundaries(
  file: string,
  districts: readonly Pick<District, 'code' | 'name'>[],
): Promise<DistrictBoundaries> {
  const refuse = (why: string) => new RangeError(`ANDU_MAP_BOUNDARIES, ${file}: ${why}`);
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw refuse((error as Error).message);
  }
  const faults = boundaryFaults(value, districts);
  if (faults.length > 0) throw refuse(faults.join('; '));
  return value as DistrictBoundaries;
}
