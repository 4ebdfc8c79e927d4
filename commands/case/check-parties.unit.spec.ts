import { directoryOf } from '#domain/directory/directory.ts';
import { smallDirectory } from '#domain/directory/testing/small-directory.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { checkParties } from './check-parties.ts';

const agencies = {
  prison: 'prison-a',
  procuratorate: 'procuratorate-a',
  court: 'court-a',
  justiceBureau: 'justice-a',
};
const refusalOf = (changes: object, district: string | null = '990101', day?: string) => {
  try {
    checkParties({ district, agencies: { ...agencies, ...changes } }, smallDirectory(day));
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { code: error.code, violations: error.violations };
  }
};

test('the agencies of the directory, each in its place and competent, may handle a case', () => {
  expect(refusalOf({})).toBeNull();
  expect(refusalOf({}, null)).toBeNull();
});

test('an agency that does not exist, or not yet, is named', () => {
  expect(refusalOf({ court: 'court-of-nowhere' })).toMatchObject({
    code: 'schema-violation',
    violations: [
      { field: '/agencies/court', text: { zh: expect.stringContaining('court-of-nowhere') } },
    ],
  });
  expect(refusalOf({}, '990101', '1999-12-31')?.violations).toHaveLength(4);
});

test('an agency of the wrong kind is named, one for each place', () => {
  expect(refusalOf({ court: agencies.prison, justiceBureau: 'plc' })).toMatchObject({
    violations: [
      { field: '/agencies/court', text: { zh: expect.stringContaining('不是法院') } },
      { field: '/agencies/justiceBureau', text: { zh: expect.stringContaining('不是司法局') } },
    ],
  });
});

test('a court and a procuratorate that are not competent for the prison are refused, with who is', () => {
  expect(refusalOf({ court: 'court-b', procuratorate: 'procuratorate-b' })).toMatchObject({
    code: 'refused-by-directory',
    violations: [
      { rule: 'PROC-COMPETENCE', field: '/agencies/procuratorate', expected: 'procuratorate-a' },
      {
        rule: 'PROC-COMPETENCE',
        field: '/agencies/court',
        expected: 'court-a',
        text: { zh: '第一监狱的案件由“第一中级人民法院”办理' },
      },
    ],
  });
});

test('a justice bureau of another district is refused; one above the competent one is not', () => {
  expect(refusalOf({ justiceBureau: 'justice-b' })).toMatchObject({
    violations: [{ field: '/agencies/justiceBureau', expected: 'justice-a' }],
  });
  expect(refusalOf({ justiceBureau: 'justice-province' })).toBeNull();
});

test('who is competent for a city is so for its districts, unless another is for one of them', () => {
  const city = { kind: 'district', code: '990100' } as const;
  const { competences, ...rest } = smallDirectory();
  const { from } = competences[0]!;
  const ofDistrict = { kind: 'district', code: '990101' } as const;
  const directory = directoryOf({
    ...rest,
    competences: [
      { agency: 'justice-a', subject: ofDistrict, from, until: null },
      { agency: 'justice-b', subject: city, from, until: null },
    ],
  });
  const openedBy = (justiceBureau: string, district: string) => () =>
    checkParties({ district, agencies: { ...agencies, justiceBureau } }, directory);
  expect(openedBy('justice-a', '990102')).toThrow(/handled by “justice-b”/);
  expect(openedBy('justice-b', '990102')).not.toThrow();
  expect(openedBy('justice-province', '990102')).not.toThrow();
  expect(openedBy('justice-b', '990101')).toThrow(/handled by “justice-a”/);
  // What the form fills in.
  const filled = (code: string) =>
    directory.competent('justiceBureau', { kind: 'district', code })?.id;
  expect(['990101', '990102', '990100', '990201'].map(filled)).toEqual([
    'justice-a',
    'justice-b',
    'justice-b',
    undefined,
  ]);
});

test('where nobody is said to be competent, nobody is hindered', () => {
  const other = { prison: 'prison-b', court: 'court-b', procuratorate: 'procuratorate-a' };
  expect(refusalOf({ ...other })).toBeNull();
  expect(refusalOf({ ...other, court: 'court-a' })?.code).toBe('refused-by-directory');
});
