import { tiffPage } from './tiff-pages.ts';

const fax = { t256: [1728], t257: [1100], t259: [4], t282: [204], t283: [98], t296: [2] };

test('a fax, coarser upwards than across, is as large as its paper', () => {
  const page = tiffPage(fax)!;
  expect(page).toMatchObject({ width: 1728, height: 1100, isDecoded: true });
  expect(page.size.width).toBeCloseTo(813, 0);
  expect(page.size.height).toBeCloseTo(1078, 0);
});

test('a resolution a centimetre, and none at all', () => {
  expect(
    tiffPage({ t256: [1000], t257: [1000], t282: [100], t283: [100], t296: [3] })!.size.width,
  ).toBeCloseTo(378, 0);
  expect(tiffPage({ t256: [1000], t257: [1000] })!.size.width).toBe(1000);
});

test.each([
  ['a smaller copy of a page', { ...fax, t254: [1] }],
  ['no picture', { t305: ['scanner'] }],
])('%s is no page', (_, tags) => {
  expect(tiffPage(tags)).toBeNull();
});

test.each([
  ['a coding that is not known here', { ...fax, t259: [34_712] }],
  ['a bomb', { ...fax, t256: [100_000], t257: [100_000] }],
])('%s is not decoded', (_, tags) => {
  expect(tiffPage(tags)!.isDecoded).toBe(false);
});
