import type { CaseState } from '#domain/casework/case-state.ts';
import { after, journey } from '#domain/casework/testing/scenario.ts';
import { caseReview } from '../case-parts/case-review.ts';
import { sentenceCourse } from './sentence-course.ts';

const courseOf = (state: CaseState) => sentenceCourse(state, caseReview(state));
const opened = after(journey.slice(0, 1));
const withFacts = (facts: object): CaseState => ({
  ...opened,
  facts: { ...opened.facts, ...facts } as CaseState['facts'],
});
const zh = (state: CaseState): string =>
  courseOf(state)
    .words.map((each) => each.zh)
    .join('；');
const marks = (state: CaseState) =>
  courseOf(state).marks.map(({ day, text }) => `${text.zh} ${day}`);

test('a first reduction is drawn with its floor and the end at the most', () => {
  const course = courseOf(opened);
  expect([course.start, course.end, course.formerEnd]).toEqual(['2024-09-05', '2027-09-04', null]);
  expect(course.newEnd?.isRuled).toBe(false);
  expect(marks(opened)).toContain('最低执行至 2026-03-04');
  expect(zh(opened)).toContain('有期徒刑36个月；2024-09-05 至 2027-09-04');
  expect(zh(opened)).toMatch(/依法一次最多减 \d+ 个月，可至 \d{4}-\d\d-\d\d/);
});

test('every earlier reduction has its day and its amount, and the term ends where the last one put it', () => {
  const state = withFacts({
    termMonths: 120,
    sentenceStart: '2016-01-01',
    sentenceEnd: '2025-12-31',
    priors: [
      { rulingDate: '2019-03-01', months: 8, newEnd: '2025-04-30' },
      { rulingDate: '2021-06-01', months: 6, days: 15, newEnd: '2024-10-15' },
    ],
  });
  const { end, formerEnd } = courseOf(state);
  expect([end, formerEnd]).toEqual(['2024-10-15', '2025-12-31']);
  expect(marks(state)).toEqual(
    expect.arrayContaining(['减8个月 2019-03-01', '减6个月15日 2021-06-01', '现刑期止 2024-10-15']),
  );
  expect(zh(state)).toContain('已减刑 2 次');
});

test('life has no end, and says so', () => {
  const state = withFacts({
    originalSentence: 'life',
    currentSentence: 'life',
    termMonths: null,
    sentenceStart: null,
    sentenceEnd: null,
    crimeDate: '2014-01-01',
    judgmentEffective: '2015-02-01',
  });
  expect(courseOf(state).end).toBeNull();
  expect(zh(state)).toContain('无期徒刑；自 2015-02-01 起，未定止日；最低实际执行至 2028-01-31');
});

test('death with reprieve runs from the reprieve and shows when it is over', () => {
  const state = withFacts({
    originalSentence: 'deathReprieve',
    currentSentence: 'deathReprieve',
    termMonths: null,
    sentenceStart: null,
    sentenceEnd: null,
    reprieveStart: '2024-05-01',
    reprieveExpiry: '2026-04-30',
  });
  expect(courseOf(state).start).toBe('2024-05-01');
  expect(marks(state)).toContain('缓期满 2026-04-30');
});

test('of a case that ended without a reduction no most is said any more', () => {
  const ended: CaseState = { ...opened, stage: 'closed', outcome: 'notProposed' };
  expect(courseOf(ended).newEnd).toBeNull();
  expect(zh(ended)).not.toContain('一次最多减');
  expect(marks(ended).join()).not.toContain('顶格');
});

test('after the ruling its end takes the place of the most that was possible', () => {
  const ruled = after(journey.slice(0, 15));
  expect(courseOf(ruled).newEnd).toEqual({ day: '2027-03-04', isRuled: true });
  expect(marks(ruled)).toContain('减后止 2027-03-04');
  expect(zh(ruled)).toContain('裁定后止于 2027-03-04');
});

test('a file that does not tell when the term began still tells when it ends', () => {
  const state = withFacts({ sentenceStart: null, termMonths: null });
  expect(zh(state)).toContain('止于 2027-09-04');
});

test('a parole ends with its probation, and takes nothing off', () => {
  const ruled = after(journey.slice(0, 15));
  const ruling = ruled.rulings[0]!;
  const paroled = (ends: Partial<typeof ruling>): CaseState => ({
    ...ruled,
    measure: 'parole',
    rulings: [{ ...ruling, granted: { ...ruling.granted!, parole: true }, newEnd: null, ...ends }],
  });
  const day = ruling.newEnd!;
  for (const state of [
    paroled({ paroleProbationEnd: day }),
    // As some sources print it.
    paroled({ newEnd: day }),
  ]) {
    expect(courseOf(state).newEnd).toBeNull();
    expect(marks(state)).toContain(`假释考验期满 ${day}`);
    expect(marks(state).join()).not.toContain('减后');
    expect(zh(state)).toContain(`假释考验期至 ${day}`);
  }
  const proposed: CaseState = { ...opened, measure: 'parole' };
  expect(zh(proposed)).not.toContain('最多减');
  expect(marks(proposed).join()).not.toContain('减后');
});
