import { placeLabels, widthOf } from './label-lanes.ts';

const room = { from: 0, to: 1000, fontSize: 13 };

test('labels on the same spot go above and below the line, then further out', () => {
  const wanted = Array.from({ length: 5 }, () => ({ x: 500, text: '刑期止 2027-09-04' }));
  expect(placeLabels(wanted, room).map(({ lane }) => lane)).toEqual([-1, 1, -2, 2, -3]);
});

test('labels far from each other share the lane next to the line', () => {
  const placed = placeLabels(
    [
      { x: 100, text: '起' },
      { x: 900, text: '止' },
    ],
    room,
  );
  expect(placed.map(({ lane }) => lane)).toEqual([-1, -1]);
});

test('a label at the edge moves inside', () => {
  const text = '刑期止 2027-09-04';
  const [placed] = placeLabels([{ x: 1000, text }], room);
  expect(placed!.x + widthOf(text, 13) / 2).toBeLessThanOrEqual(1000);
});
