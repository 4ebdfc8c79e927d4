import { publishedCaseSeats } from '#domain/access/organisation.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { checkParties } from './check-parties.ts';

const seat = publishedCaseSeats['PC11']!;
const agencies = {
  prison: seat.prison.id,
  procuratorate: seat.procuratorate.id,
  court: seat.court.id,
  justiceBureau: seat.justiceBureau.id,
};
const refusalOf = (changes: object) => {
  try {
    checkParties({ agencies: { ...agencies, ...changes } });
    return null;
  } catch (error) {
    return error instanceof Problem ? error.violations : error;
  }
};

test('the agencies of the directory, each in its place, may handle a case', () => {
  expect(refusalOf({})).toBeNull();
});

test('an agency that does not exist is named', () => {
  expect(refusalOf({ court: 'court-of-nowhere' })).toMatchObject([
    { field: '/agencies/court', text: { zh: expect.stringContaining('court-of-nowhere') } },
  ]);
});

test('an agency of the wrong kind is named, one for each place', () => {
  expect(refusalOf({ court: agencies.prison, justiceBureau: 'plc-shanghai' })).toMatchObject([
    { field: '/agencies/court', text: { zh: expect.stringContaining('不是法院') } },
    { field: '/agencies/justiceBureau', text: { zh: expect.stringContaining('不是司法局') } },
  ]);
});
