import { Rest } from './rest.ts';

const limits = { mostMs: 1_000, times: 10 };

test('there is no rest before the first commit', () => {
  expect(new Rest(limits).isOver(0, 0)).toBe(true);
});

test('a rest is so many times as long as the commit before it, and no longer than it may be', () => {
  const rest = new Rest(limits);
  rest.begin(5_000, 3);
  expect(rest.isOver(5_029, 7)).toBe(false);
  expect(rest.isOver(5_030, 7)).toBe(true);
  rest.begin(6_000, 400);
  expect(rest.until).toBe(7_000);
});

test('it is over while somebody waits for what was not seen', () => {
  const rest = new Rest(limits);
  rest.begin(0, 100);
  rest.await(8);
  rest.await(3);
  expect(rest.isOver(1, 7)).toBe(true);
  expect(rest.isOver(1, 8)).toBe(false);
});

test('a view may be without any rest', () => {
  const rest = new Rest({ mostMs: 0, times: 0 });
  rest.begin(100, 50);
  expect(rest.isOver(100, 1)).toBe(true);
});
