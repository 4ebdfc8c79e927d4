import { legendOf, shadesOf } from './map-engine.ts';
import { placeNames } from './place-names.ts';

test('names on a map do not lie over each other, and stand at their place where there is room', () => {
  const names = Array.from({ length: 16 }, (_, index) => ({
    id: `${index}`,
    x: 100 + (index % 4) * 12,
    y: 100 + Math.floor(index / 4) * 9,
    width: 26,
  }));
  const placed = placeNames([{ id: 'far', x: 500, y: 400, width: 26 }, ...names]);
  expect(placed[0]!.at).toEqual([500, 400]);
  for (const one of placed) {
    for (const other of placed) {
      if (one === other) continue;
      const apart =
        Math.abs(one.at[0] - other.at[0]) >= 26 || Math.abs(one.at[1] - other.at[1]) >= 15;
      expect([one.id, other.id, apart]).toEqual([one.id, other.id, true]);
    }
  }
});

test.each([0, 1, 3, 5, 6, 38, 100])(
  'the legend says which shade stands for how many, up to %d',
  (most) => {
    const values = Object.fromEntries(
      Array.from({ length: most + 1 }, (_, value) => [value, value]),
    );
    const shades = shadesOf(values);
    const legend = legendOf(values);
    for (let value = 0; value <= most; value += 1) {
      const meant = legend.find(({ from, to }) => from <= value && value <= to);
      expect(meant?.shade).toBe(shades[value]);
    }
  },
);
