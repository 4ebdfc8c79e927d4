import { smallDirectory } from '#domain/directory/testing/small-directory.ts';
import { takeDirectory } from '../base/directory.ts';
import { figureOf, monthsBeyond, valuesOf, type Sums } from './figures.ts';

takeDirectory(smallDirectory());

const row = (district: string | null, openedMonth: string, cases: number, departed = 0): Sums => ({
  district,
  openedMonth,
  cases,
  departed,
  documents: 10 * cases,
  exchanges: 0,
});
const rows = [row('990101', '2026-01', 3, 1), row('990101', '2026-02', 4), row(null, '2026-01', 5)];

describe('a figure', () => {
  test('sums what fits its conditions and leads to the list with the same', () => {
    const own = { district: '990101', openedMonth: '2026-01,2026-02' };
    expect(figureOf('cases', rows, { measure: 'parole' }, own)).toEqual({
      value: 7,
      cases: 7,
      to: '/cases?measure=parole&district=990101&openedMonth=2026-01%2C2026-02',
    });
  });

  test('of cases without a value leads to those without', () => {
    expect(figureOf('cases', rows, {}, { district: 'none' })).toEqual({
      value: 5,
      cases: 5,
      to: '/cases?district=none',
    });
  });

  test('of departures leads to the cases that depart', () => {
    const { value, cases, to } = figureOf('departed', rows, {}, { district: '990101' });
    expect([value, cases, to]).toEqual([1, 1, '/cases?district=990101&departed=yes']);
  });

  test('of documents says of how many cases they are', () => {
    expect(figureOf('documents', rows, {}, { district: 'none' })).toMatchObject({
      value: 50,
      cases: 5,
    });
  });
});

test('every district of the directory has its row, the greatest first', () => {
  const values = valuesOf('district', 'cases', rows);
  expect(values).toHaveLength(3);
  expect(valuesOf('district', 'cases', rows.slice(0, 2))).toContain('none');
  expect(values.slice(0, 2)).toEqual(['990101', 'none']);
});

test('the months that figures by month leave out are named, with the cases of no known day', () => {
  const all = [...rows, { ...row('990101', '2025-01', 1), openedMonth: null }];
  expect(monthsBeyond('openedMonth', all, ['2026-02'])).toEqual(['2026-01', 'none']);
  expect(monthsBeyond('openedMonth', rows, ['2026-01', '2026-02'])).toEqual([]);
});
