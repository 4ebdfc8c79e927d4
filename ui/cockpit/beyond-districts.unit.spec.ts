import { beyondDistricts } from './beyond-districts.ts';

it('counts what no district shows: cases of the whole city, of elsewhere, and of no stated place', () => {
  const rows = [
    { district: '310112', cases: 2 },
    { district: '310000', cases: 7 },
    { district: '310000', cases: 3 },
    { district: null, cases: 1 },
    { district: '320000', cases: 0 },
  ];
  expect([...beyondDistricts(rows, ['310101', '310112'])]).toEqual([
    ['310000', 10],
    [null, 1],
  ]);
});
