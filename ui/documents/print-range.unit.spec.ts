import { printRange } from './print-range.ts';

test.each([
  ['', { from: 1, to: 9 }],
  ['全部', { from: 1, to: 9 }],
  ['3', { from: 3, to: 3 }],
  ['2-5', { from: 2, to: 5 }],
  ['２－５', { from: 2, to: 5 }],
  ['2 至 5', { from: 2, to: 5 }],
  ['5-2', null],
  ['0', null],
  ['3-10', null],
  ['x', null],
])('%p of nine pages is %p', (typed, range) => {
  expect(printRange(typed, 9)).toEqual(range);
});
