import { figureOf, valuesOf, type Sums } from './figures.ts';

const row = (district: string | null, openedMonth: string, cases: number, departed = 0): Sums => ({
  district,
  openedMonth,
  cases,
  departed,
  documents: 10 * cases,
  exchanges: 0,
});
const rows = [row('310101', '2026-01', 3, 1), row('310101', '2026-02', 4), row(null, '2026-01', 5)];

describe('a figure', () => {
  test('sums what fits its conditions and leads to the list with the same', () => {
    const own = { district: '310101', openedMonth: '2026-01,2026-02' };
    expect(figureOf('cases', rows, { measure: 'parole' }, own)).toEqual({
      value: 7,
      cases: 7,
      to: '/cases?measure=parole&district=310101&openedMonth=2026-01%2C2026-02',
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
    const { value, cases, to } = figureOf('departed', rows, {}, { district: '310101' });
    expect([value, cases, to]).toEqual([1, 1, '/cases?district=310101&departed=yes']);
  });

  test('of documents says of how many cases they are', () => {
    expect(figureOf('documents', rows, {}, { district: 'none' })).toMatchObject({
      value: 50,
      cases: 5,
    });
  });
});

test('every district has its row, the greatest first', () => {
  const values = valuesOf('district', 'cases', rows);
  expect(values).toHaveLength(17);
  expect(values.slice(0, 2)).toEqual(['310101', 'none']);
});
