import { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import type { CaseState } from './case-state.ts';
import { checkSameCase, keysOf } from './same-case.ts';
import { after, anotherOpening, caseId, journey, opening, parties } from './testing/scenario.ts';

const open = after(journey.slice(0, 1));
const closed = after(journey);
const refusal = (
  changes: Parameters<typeof opening>[0],
  others: readonly CaseState[] = [open],
  opener = parties.prison,
) => checkSameCase(anotherOpening(changes), others, opener);
/** What an opening is found to be like, each in its sentence. */
const likenesses = (...given: Parameters<typeof refusal>) =>
  refusal(...given)?.violations.map(({ text }) => text.zh.split('：')[0]) ?? [];
const sameReference = '本监狱已有使用同一案号的案件';
const sameNumber = '同一罪犯编号已有未办结的案件';
const samePerson = '同名且同日出生的罪犯已有未办结的案件';
const born = (name: string, birthDate: string | null) => ({
  offender: { name, prisonerNumber: null },
  facts: { ...opening().facts, birthDate } as CaseState['facts'],
});

describe('an opening like another case', () => {
  test.each([
    ['the number', { offender: { name: '李四', prisonerNumber: '3101000001' } }],
    [
      'the number in full width',
      { offender: { name: '李四', prisonerNumber: '３１０１ ０００００１' } },
    ],
    ['the number with a hyphen', { offender: { name: '李四', prisonerNumber: '3101-000001' } }],
    ['the number with letters', { offender: { name: '李四', prisonerNumber: '31O1OOOOOl' } }],
  ])('is refused by %s while that one is open, and named', (_, changes) => {
    expect(refusal(changes)).toMatchObject({
      code: 'refused-by-state',
      violations: [
        {
          rule: 'PROC-DUPLICATE',
          field: '/duplicateReason',
          cases: [{ caseId, reference: '（2026）减字第1号' }],
          text: { zh: expect.stringContaining('（2026）减字第1号（监区审核）') },
        },
      ],
    });
    expect(likenesses(changes, [closed])).toEqual([]);
  });

  test.each([
    '罪犯3101000001',
    '3101000001号',
    'No.3101000001',
    '№ 3101000001',
    'Number: 3101000001',
  ])('is refused by the number written as %s', (prisonerNumber) => {
    expect(likenesses({ offender: { name: '李四', prisonerNumber } })).toEqual([sameNumber]);
  });

  test('is refused by the name only with the day of birth, written in any way', () => {
    const other = { ...open, ...born('买买提·吐尔逊', '1980-01-02') };
    expect(likenesses(born('买买提•吐尔逊', '1980-01-02'), [other])).toEqual([samePerson]);
    expect(likenesses(born('买买提•吐尔逊', '1980-01-03'), [other])).toEqual([]);
    expect(
      likenesses(born('买买提•吐尔逊', null), [{ ...other, ...born('买买提·吐尔逊', null) }]),
    ).toEqual([]);
  });

  test('of several cases of one reference each is told apart from the others', () => {
    const other = { ...open, caseId: CaseId('1c9f7c1e-1111-4222-8333-444455556666') };
    const said = refusal({ reference: '(2026)减字第 1 号' }, [open, other])!.violations[0]!.text;
    expect(said.zh).toContain(
      '（2026）减字第1号（2026-02-02立卷，监区审核，0b9f7c1e）、（2026）减字第1号（2026-02-02立卷，监区审核，1c9f7c1e）',
    );
  });

  test('is refused by the reference of the same prison, whatever became of the other case', () => {
    const reference = '(2026)减字第 1 号';
    expect(likenesses({ reference }, [closed])).toEqual([sameReference]);
    expect(
      likenesses({ reference, agencies: { ...parties, prison: AgencyId('prison-b') } }),
    ).toEqual([]);
  });

  test('does not name a case of which the opener is no party, only that there is one', () => {
    const changes = { offender: open.offender };
    const [violation] = refusal(changes, [open], AgencyId('prison-b'))!.violations;
    expect(violation).toMatchObject({ cases: [] });
    expect(violation!.text.zh).toContain('另有1件不属于本机关办理');
    expect(violation!.text.zh).not.toContain('第1号');
  });

  test('is told each case once, by what is most like it, and five of many', () => {
    const { reference, offender } = open;
    expect(likenesses({ reference, offender })).toEqual([sameReference]);
    expect(likenesses({ reference: '（2026）减字第77号', offender })).toEqual([sameNumber]);
    const many = Array.from({ length: 7 }, () => open);
    const [violation] = refusal({ offender }, many)!.violations;
    expect(violation!.cases).toHaveLength(5);
    expect(violation!.text.zh).toContain('另有2件');
  });

  test('goes on with a reason, and nothing is asked of a published or made-up case', () => {
    const changes = { reference: open.reference };
    expect(likenesses({ ...changes, duplicateReason: '前案系误立' })).toEqual([]);
    expect(likenesses({ ...changes, provenance: { kind: 'synthetic', seed: 1 } })).toEqual([]);
  });
});

test.each(['A3101000001', '31010000012', '女3101000', 'N3101000001'])(
  '%s is another number',
  (prisonerNumber) => {
    expect(likenesses({ offender: { name: '李四', prisonerNumber } })).toEqual([]);
  },
);

test('of a number of few digits the words around them count', () => {
  const numbered = (prisonerNumber: string) => ({ offender: { name: '李四', prisonerNumber } });
  const other = { ...open, ...numbered('甲12345') };
  expect(likenesses(numbered('乙12345'), [other])).toEqual([]);
  expect(likenesses(numbered('甲-12345'), [other])).toEqual([sameNumber]);
});

test('blank numbers are nobody’s', () => {
  const blank = { reference: null, offender: { name: '张三', prisonerNumber: null } };
  expect(keysOf(opening(blank))).toEqual([]);
});
