import { readFileSync } from 'node:fs';
import { boundaryFaults } from './district-boundaries.ts';

interface Draft {
  features: { properties: { adcode: unknown }; geometry: unknown }[];
}
/** The districts that the file draws. */
const districts = () =>
  (bundled().features as unknown as { properties: { adcode: number; name: string } }[]).map(
    ({ properties: { adcode, name } }) => ({ code: String(adcode), name: { zh: name, en: name } }),
  );
const bundled = (): Draft =>
  JSON.parse(
    readFileSync(new URL('../../demo/data/boundaries.geo.json', import.meta.url), 'utf8'),
  ) as Draft;

describe('a boundary file', () => {
  test('that is delivered can be drawn', () => {
    expect(boundaryFaults(bundled(), districts())).toEqual([]);
  });

  test.each([null, 7, {}, { type: 'Feature' }, { type: 'FeatureCollection', features: 1 }])(
    'that is none is named so: %p',
    (value) => expect(boundaryFaults(value, districts())).toHaveLength(1),
  );

  test('without a district, or with one twice, or an unknown one, says which', () => {
    const draft = bundled();
    draft.features.shift();
    draft.features[0]!.properties.adcode = 310105;
    draft.features.push({ ...draft.features[0]!, properties: { adcode: '110101' } });
    expect(boundaryFaults(draft, districts())).toEqual([
      'feature 15: no district has the code "110101"',
      '310101 黄浦区 is there 0 times, not once',
      '310104 徐汇区 is there 0 times, not once',
      '310105 长宁区 is there 2 times, not once',
    ]);
  });

  test('in metres, or of points, is refused', () => {
    const draft = bundled();
    draft.features[0]!.geometry = { type: 'Polygon', coordinates: [[[400_000, 3_400_000]]] };
    draft.features[1]!.geometry = { type: 'Point', coordinates: [121, 31] };
    expect(boundaryFaults(draft, districts())).toEqual([
      'feature 0 (310101): no Polygon or MultiPolygon in degrees',
      'feature 1 (310104): no Polygon or MultiPolygon in degrees',
    ]);
  });
});
