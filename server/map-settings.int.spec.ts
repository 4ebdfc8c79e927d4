import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readMapSettings } from './map-settings.ts';

const delivered = resolve(import.meta.dirname, '../demo/data/boundaries.geo.json');
/** The districts that the file draws. */
const districts = (
  JSON.parse(readFileSync(delivered, 'utf8')) as {
    features: { properties: { adcode: number; name: string } }[];
  }
).features.map(({ properties: { adcode, name } }) => ({
  code: String(adcode),
  name: { zh: name, en: name },
}));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'andu-map-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('without settings the boundaries of the directory are drawn as SVG', async () => {
  expect(await readMapSettings({}, districts)).toEqual({
    engine: 'svg',
    boundaries: null,
    chartNumber: null,
  });
});

test('boundaries of a customer come with their number of approval', async () => {
  const settings = await readMapSettings(
    {
      ANDU_MAP_ENGINE: 'maplibre',
      ANDU_MAP_BOUNDARIES: delivered,
      ANDU_MAP_CHART_NUMBER: '沪S(2026)001号',
    },
    districts,
  );
  expect(settings).toMatchObject({ engine: 'maplibre', chartNumber: '沪S(2026)001号' });
  expect(settings.boundaries!.features).toHaveLength(16);
});

test('what cannot be used stops the start and says which setting and why', async () => {
  const broken = join(folder, 'broken.json');
  await writeFile(broken, '{"type":"FeatureCollection","features":[]}');
  const cases: readonly [Record<string, string>, RegExp][] = [
    [{ ANDU_MAP_ENGINE: 'globe' }, /ANDU_MAP_ENGINE is none of svg, maplibre: globe/],
    [{ ANDU_MAP_BOUNDARIES: join(folder, 'none.json') }, /ANDU_MAP_BOUNDARIES.*ENOENT/],
    [{ ANDU_MAP_BOUNDARIES: broken }, /310101 黄浦区 is there 0 times, not once/],
    [{ ANDU_MAP_CHART_NUMBER: '沪S(2026)001号' }, /ANDU_MAP_BOUNDARIES, which is not set/],
  ];
  for (const [environment, why] of cases) {
    await expect(readMapSettings(environment, districts)).rejects.toThrow(why);
  }
});
