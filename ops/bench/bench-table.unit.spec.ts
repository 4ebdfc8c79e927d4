import { formatTable, median, quantile, row } from './bench-table.ts';

describe('figures of a measurement', () => {
  test('the median is the middle of the rounds', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  test('a quantile is not exceeded by its part of the values', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(quantile(values, 0.5)).toBe(51);
    expect(quantile(values, 0.99)).toBe(100);
    expect(quantile([7], 0.99)).toBe(7);
  });

  test('a ratio is taken round by round, so that a slow round counts once', () => {
    const ours = { name: 'ours', unit: '1/s', values: [10, 100, 30] };
    const raw = { name: 'raw', unit: '1/s', values: [20, 100, 40] };
    const compared = row(ours, raw, 0.8);
    expect(compared).toMatchObject({ value: 30, ratio: { to: 'raw', value: 0.75 }, met: false });
    expect(row(ours, raw, 0.75).met).toBe(true);
    expect(row(ours, raw)).not.toHaveProperty('met');
    expect(row(ours, undefined, 31).met).toBe(false);
  });

  test('a bar that is missed stands out in the text', () => {
    const rows = [row({ name: 'ours', unit: '1/s', values: [1_234] }, undefined, 2_000)];
    const text = formatTable({ title: 'Writes', rows, notes: ['one machine'] });
    expect(text).toContain('1,234  1/s');
    expect(text).toContain('≥ 2000  NOT MET');
    expect(text).toContain('one machine');
  });
});
