import { sheetScale } from './sheet-scale.ts';

const a4 = { width: 794, height: 1123 };

test('a page is as sharp as the screen', () => {
  expect(sheetScale(a4, 1.5, 2)).toBe(3);
});

test.each([
  ['A4 at 500 % on a sharp screen', a4, 5, 3],
  ['a strip of ten metres', { width: 794, height: 37_795 }, 1, 1],
  ['a plan in A0 at 500 %', { width: 3179, height: 4494 }, 5, 2],
])('%s is drawn with fewer pixels, and no more than a browser can', (_, size, zoom, ratio) => {
  const scale = sheetScale(size, zoom, ratio);
  expect(scale).toBeLessThan(zoom * ratio);
  expect(Math.max(size.width, size.height) * scale).toBeLessThanOrEqual(16_384.001);
  expect(size.width * size.height * scale ** 2).toBeLessThanOrEqual(2 ** 25 + 1);
});
