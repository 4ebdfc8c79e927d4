import type { CaseState, StepRecord } from '#domain/casework/case-state.ts';
import { after, journey } from '#domain/casework/testing/scenario.ts';
import { addDays, LegalDate } from '#domain/kernel/legal-date.ts';
import { watchedLimitIds } from './thresholds.ts';
import { isOfCriminalCase } from './watched-criminal-limits.ts';
import { limitKey, watchedLimits, type WatchedLimit } from './watched-limits.ts';
import { verdictOn } from './warning-level.ts';

const journeyed = after(journey);

/** A case of which the last that was recorded is this step, on this day. */
function begunWith(event: string, on: string, changes: Partial<CaseState> = {}): CaseState {
  const step: StepRecord = { ...journeyed.steps[0]!, event, on: LegalDate(on) };
  return {
    ...journeyed,
    stage: 'ruling',
    rulings: [],
    servedOn: null,
    steps: [journeyed.steps[0]!, step],
    ...changes,
  };
}

const parole: Partial<CaseState> = {
  rulings: journeyed.rulings.map((ruling) => ({
    ...ruling,
    granted: { ...ruling.granted!, parole: true },
  })),
};
const detained: Partial<CaseState> = {
  ...parole,
  facts: { ...journeyed.facts, executionAgency: '某市看守所' } as CaseState['facts'],
};
const ofProperty: Partial<CaseState> = {
  returns: [{ on: null, items: [], property: true, answeredOn: null, answers: [] }],
};

/**
 * By hand from the articles and the notices of the State Council on days off, not by the program: the day that
 * starts the clock, the last day, and the first day on which the agency is overdue on every reading. 刑诉法
 * 第一百零五条: the first day does not count; a last day off moves to the next working day, but not where a
 * person is held, and there a day off leaves open until when.
 */
const table: readonly (readonly [
  why: string,
  limit: string,
  event: string,
  from: string,
  due: string,
  overdue: string,
  changes?: Partial<CaseState>,
])[] = [
  // 法释〔2014〕5号第三条：立案后五日内公示
  ['five days', 'courtNoticePosting', 'CaseAccepted', '2026-03-04', '2026-03-09', '2026-03-10'],
  ['ends on Saturday', 'courtNoticePosting', 'CaseAccepted', '2026-03-02', '2026-03-09', '2026-03-10'],
  ['ends in 国庆节', 'courtNoticePosting', 'CaseAccepted', '2026-09-28', '2026-10-08', '2026-10-09'],
  ['ends in 春节', 'courtNoticePosting', 'CaseAccepted', '2026-02-10', '2026-02-24', '2026-02-25'],
  ['a Saturday that is worked', 'courtNoticePosting', 'CaseAccepted', '2026-05-04', '2026-05-09', '2026-05-10'],
  ['over a leap day', 'courtNoticePosting', 'CaseAccepted', '2024-02-26', '2024-03-04', '2024-03-05'],
  ['over the turn of the year', 'courtNoticePosting', 'CaseAccepted', '2025-12-30', '2026-01-04', '2026-01-05'],
  // 第二条：三日内补送；法释〔2024〕5号第五条：七日内
  ['three days', 'supplement', 'ReturnedForSupplement', '2026-03-09', '2026-03-12', '2026-03-13'],
  ['ends on Sunday', 'supplement', 'ReturnedForSupplement', '2026-03-05', '2026-03-09', '2026-03-10'],
  ['of property seven', 'supplement', 'ReturnedForSupplement', '2026-03-09', '2026-03-16', '2026-03-17', ofProperty],
  // 第一条：收到之日起一个月内裁定，可延长一个月；罪犯在押
  ['a month', 'ruling', 'ProposalSubmitted', '2026-03-10', '2026-04-10', '2026-04-11'],
  ['from the last day of a month', 'ruling', 'ProposalSubmitted', '2026-03-31', '2026-04-30', '2026-05-01'],
  ['to a month without that day', 'ruling', 'ProposalSubmitted', '2026-01-30', '2026-02-28', '2026-03-01'],
  ['to the leap day', 'ruling', 'ProposalSubmitted', '2024-01-31', '2024-02-29', '2024-03-01'],
  ['from the leap day', 'ruling', 'ProposalSubmitted', '2024-02-29', '2024-03-31', '2024-04-02'],
  // 期满日在清明节（4月4日至6日）：第一百零五条第四款是否及于服刑，两说；4月7日以前不称超期
  ['in 清明节, held: left open', 'ruling', 'ProposalSubmitted', '2026-03-04', '2026-04-04', '2026-04-08'],
  ['extended', 'ruling', 'ProposalSubmitted', '2026-03-10', '2026-05-10', '2026-05-12', { rulingTermExtended: true }],
  ['extended from the end of January', 'ruling', 'ProposalSubmitted', '2026-01-31', '2026-03-31', '2026-04-01', { rulingTermExtended: true }],
  // 第十八条：七日内送达
  ['seven days', 'service', 'RulingMade', '2026-04-10', '2026-04-17', '2026-04-18'],
  ['ends in 劳动节', 'service', 'RulingMade', '2026-04-28', '2026-05-06', '2026-05-07'],
  // 第二十条：收到纠正意见后一个月内
  ['a month for the retrial', 'retrialRuling', 'CorrectionOpinionFiled', '2026-04-14', '2026-05-14', '2026-05-15'],
  // 公安部令第128号第三十七条：看守所三日内寄送材料
  ['three days from a detention centre', 'handOver', 'RulingServed', '2026-03-10', '2026-03-13', '2026-03-14', detained],
  // 社区矫正法第二十一条：十日内报到；实施办法第十六条：五日内送达回执
  ['ten days to report', 'report', 'RulingServed', '2026-03-10', '2026-03-20', '2026-03-21', parole],
  ['five days for the receipt', 'correctionReceipt', 'HandedOver', '2026-03-09', '2026-03-16', '2026-03-17', parole],
]; // prettier-ignore

const threshold = 3;

describe('right to the day, by the articles', () => {
  const rows = table.map(([why, ...row]) => [`${why}: ${row[0]} from ${row[2]}`, row] as const);
  test.each(rows)('%s', (_, [limit, event, from, due, overdue, changes]) => {
    const watched = watchedLimits(begunWith(event, from, changes)).find(
      (each) => each.limit === limit,
    )!;
    const level = (day: string | LegalDate) =>
      verdictOn(watched, LegalDate(day), threshold)?.level ?? null;
    expect(watched.due).toBe(due);
    expect(level(addDays(LegalDate(due), -threshold - 1))).toBeNull();
    expect(level(addDays(LegalDate(due), -threshold))).toBe('upcoming');
    expect(level(addDays(LegalDate(due), -1))).toBe('upcoming');
    expect(level(due)).toBe('dueToday');
    expect(level(addDays(LegalDate(overdue), -1))).toBe('dueToday');
    expect(level(overdue)).toBe('overdue');
  });

  test('every limit that can be warned of stands in the table', () => {
    const keys = new Set(table.map(([, limit]) => limit));
    const others = watchedLimitIds.filter((id) => !isOfCriminalCase(id));
    expect([...keys].toSorted()).toEqual(others.toSorted());
  });
});

describe('what is never warned of', () => {
  test('a right that may be left unused, and a notice that has to last', () => {
    const limits = watchedLimits(begunWith('ProposalSubmitted', '2026-03-10'));
    expect(limits.map(({ limit }) => limit)).toEqual(['ruling']);
    expect(watchedLimits(begunWith('PrisonNoticePosted', '2026-03-10'))).toEqual([]);
  });

  test('a case that was entered from a publication', () => {
    const provenance = {
      kind: 'published',
      publisher: 'x',
      document: 'x',
      number: null,
    } as const;
    expect(watchedLimits(begunWith('RulingMade', '2026-03-10', { provenance }))).toEqual([]);
  });

  test('a day that the calendar does not know', () => {
    const [limit] = watchedLimits(begunWith('RulingMade', '2026-03-10'));
    const unknown: WatchedLimit = { ...limit!, due: null };
    expect(verdictOn(unknown, LegalDate('2199-01-01'), 90)).toBeNull();
  });

  test('an act that was done on the last day, or in the days that the law leaves open', () => {
    const [limit] = watchedLimits(begunWith('ProposalSubmitted', '2026-03-04'));
    const done = (doneOn: string): WatchedLimit => ({
      ...limit!,
      standing: 'met',
      doneOn: LegalDate(doneOn),
    });
    const later = LegalDate('2026-06-01');
    expect(verdictOn(done('2026-04-04'), later, 3)).toBeNull();
    expect(verdictOn(done('2026-04-07'), later, 3)).toBeNull();
    expect(verdictOn(done('2026-04-08'), later, 3)).toEqual({
      level: 'overdue',
      doneOn: '2026-04-08',
    });
  });
});

test('each return of the file has a time of its own', () => {
  const first = begunWith('ReturnedForSupplement', '2026-03-09');
  const again = {
    ...first,
    steps: [
      ...first.steps,
      { ...first.steps[0]!, event: 'SupplementSubmitted', on: LegalDate('2026-03-10') },
      { ...first.steps[0]!, event: 'ReturnedForSupplement', on: LegalDate('2026-03-16') },
    ],
  };
  expect(watchedLimits(again).map((each) => [limitKey(each), each.due, each.standing])).toEqual([
    ['supplement#1', '2026-03-12', 'met'],
    ['supplement#2', '2026-03-19', 'running'],
  ]);
});
