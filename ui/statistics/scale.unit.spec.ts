import { scaleOf } from './scale.ts';

test.each([
  [[], [0, 1]],
  [
    [0, 0],
    [0, 1],
  ],
  [[3], [0, 1, 2, 3]],
  [[4], [0, 1, 2, 3, 4]],
  [
    [5, 2],
    [0, 2, 4, 6],
  ],
  [[9], [0, 5, 10]],
  [[17], [0, 5, 10, 15, 20]],
  [[100], [0, 25, 50, 75, 100]],
  [
    [2051, 3],
    [0, 1000, 2000, 3000],
  ],
])('the marks for %j are %j', (counts, marks) => {
  expect(scaleOf(counts)).toEqual(marks);
});

test('the greatest count is never above the last mark, and there are at most five', () => {
  for (let greatest = 1; greatest < 20_000; greatest += 7) {
    const marks = scaleOf([greatest]);
    expect(marks.at(-1)!).toBeGreaterThanOrEqual(greatest);
    expect(marks.length).toBeLessThanOrEqual(5);
    expect(marks.every((mark) => Number.isInteger(mark))).toBe(true);
  }
});
