import { allMet, figure, formatTable, median, quantile, row } from './bench-table.ts';

describe('figures of a measurement', () => {
  test('the median is the middle of the rounds', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  test('a quantile is the least value that its part of the values do not exceed', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(quantile(values, 0.5)).toBe(50);
    expect(quantile(values, 0.99)).toBe(99);
    expect(quantile(values.slice(0, 20), 0.95)).toBe(99);
    expect(quantile(values, 0)).toBe(1);
    expect(quantile(values, 1)).toBe(100);
    expect(quantile([7], 0.99)).toBe(7);
  });

  test('a ratio is taken round by round, so that a slow round counts once', () => {
    const ours = { name: 'ours', unit: '1/s', values: [10, 100, 30] };
    const raw = { name: 'raw', unit: '1/s', values: [20, 100, 40] };
    const compared = row(ours, raw, { atLeast: 0.8 });
    expect(compared).toMatchObject({ value: 30, ratio: { to: 'raw', value: 0.75 }, met: false });
    expect(row(ours, raw, { atLeast: 0.75 }).met).toBe(true);
    expect(row(ours, raw)).not.toHaveProperty('met');
    expect(row(ours, undefined, { atLeast: 31 }).met).toBe(false);
  });

  test('a bar that is missed stands out in the text', () => {
    const rows = [
      row({ name: 'ours', unit: '1/s', values: [1_234] }, undefined, { atLeast: 2_000 }),
    ];
    const text = formatTable({ title: 'Writes', rows, notes: ['one machine'] });
    expect(text).toContain('1,234  1/s');
    expect(text).toContain('≥ 2000  below');
    expect(text).toContain('one machine');
  });

  test('a figure may be held to at most so much', () => {
    expect(figure('p99', 99.9, 'ms', { atMost: 100 }).met).toBe(true);
    expect(figure('p99', 100.1, 'ms', { atMost: 100 }).met).toBe(false);
    expect(figure('floor', 5, 'ms')).not.toHaveProperty('met');
  });

  test('a table is met when no row of it is below its bar', () => {
    const table = (...values: number[]) => ({
      title: '',
      rows: values.map((value) => figure('', value, '', { atMost: 1 })),
      notes: [],
    });
    expect(allMet(table(0, 1))).toBe(true);
    expect(allMet(table(0, 2))).toBe(false);
  });
});
