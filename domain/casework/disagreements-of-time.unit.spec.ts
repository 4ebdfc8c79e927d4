import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { dayKind } from '#domain/law/calendar/working-days.ts';
import { computeDeadline } from '#domain/law/deadlines/compute-deadline.ts';
import { deadline, type DeadlineQuestion } from '#domain/law/deadlines/index.ts';
import { parts } from '#domain/law/deadlines/time-limit.ts';
import { requiredMaterials } from '#domain/law/materials/index.ts';
import { review } from '#domain/law/review/review.ts';
import { rule } from '#domain/law/rules/index.ts';
import { but } from '#domain/law/testing/facts.ts';
import { checkNoticePeriod, noticePeriod } from './notice-period.ts';

const day = (text: string) => text as LegalDate;
const ask = (question: Record<string, unknown>) => deadline(question as DeadlineQuestion)!;
const courtNotice = (posted: string, ended: string) =>
  checkNoticePeriod('court', day(posted), day(ended), day('2026-12-31'))?.violations.map(
    ({ rule }) => rule,
  ) ?? [];

/** The rows about time limits, by the words of their question; the others: `disagreements`. */
const rows: Readonly<Record<string, () => void>> = {
  'Example WD05 cites 监狱法 (2026) art.51 for a day before 2026-11-01': () => {
    const rulesOn = (courtReceivesProposal: string) =>
      ask({ courtReceivesProposal, currentSentence: 'fixedTerm' }).rules;
    expect(rulesOn('2026-01-31')).toContain('PL2012-030');
    expect(rulesOn('2026-01-31')).not.toContain('PL2026-051');
    expect(rulesOn('2026-11-01')).toContain('PL2026-051');
    expect(rule('PL2012-030').article).toBe('第三十条');
  },

  '2026-02-28 is a Saturday in an example without remark': () => {
    expect(dayKind(day('2026-02-28'))).toEqual({ kind: 'workingDay', madeUp: true });
    expect(ask({ rulingMade: '2026-02-21' })).toMatchObject({ due: '2026-02-28' });
  },

  '高检发侦监字〔2016〕9号 art.16 beside 法释〔2021〕1号 art.202 at the end of a month': () => {
    const windows = (arrestExecuted: string) => ask({ arrestExecuted }).windows!;
    // No 31 February: the last day itself, and not the day before.
    expect(windows('2025-12-30')[0]).toEqual(['2025-12-31', '2026-02-28']);
    // 28 February has a 28 April: the day before it, although both months end later in art.202.
    expect(windows('2026-02-27')[0]).toEqual(['2026-02-28', '2026-04-27']);
    expect(windows('2026-04-29')[0]).toEqual(['2026-04-30', '2026-06-29']);
  },

  'From where an extension counts': () => {
    // In one piece from 30 January: 30 March, and not a month from 28 February.
    const answer = ask({ courtReceivesProposal: '2026-01-30', currentSentence: 'fixedTerm' });
    expect(answer).toMatchObject({ due: '2026-02-28', dueIfExtended: '2026-03-30' });
    const [first, second] = ask({ arrestExecuted: '2026-03-10' }).windows!;
    expect([first![1], second![0]]).toEqual(['2026-05-10', '2026-05-11']);
  },

  'Whether the end of the time for a ruling moves over holidays': () => {
    const ruled = (rulingMade: string) =>
      ask({ courtReceivesProposal: '2026-09-03', currentSentence: 'fixedTerm', rulingMade });
    expect(ruled('2026-10-03')).toMatchObject({ due: '2026-10-03', status: 'onTime' });
    expect(ruled('2026-10-08').status).toBe('review');
    expect(ruled('2026-10-09').status).toBe('overdue');
    expect(ruled('2026-10-08').reviewReasons[0]?.zh).toContain('Q12');
  },

  'Time limits counted backwards that fall on a holiday': () => {
    const served = (on: string) => ask({ hearingDate: '2026-10-12', served: on });
    expect(served('2026-10-02')).toMatchObject({ due: '2026-10-02', status: 'review' });
    expect(served('2026-10-01').status).toBe('onTime');
    expect(served('2026-10-03').status).toBe('violation');
    expect(served('2026-10-02').reviewReasons[0]?.zh).toContain('Q11');
  },

  "The court's notice (法释〔2014〕5号 art.3) that ends on a holiday": () => {
    expect(ask({ caseFiled: '2026-09-28', noticePosted: '2026-09-28' })).toMatchObject({
      noticeEndsIfPosted: '2026-10-08',
      mayRuleFrom: '2026-10-09',
    });
    expect(courtNotice('2026-09-28', '2026-10-07')).toEqual(['SPC2014-003-3']);
    expect(courtNotice('2026-09-28', '2026-10-08')).toEqual([]);
  },

  "The notice's least number of days: whether the day of posting counts": () => {
    expect(courtNotice('2026-03-16', '2026-03-19')).toEqual(['SPC2014-003-3']);
    expect(courtNotice('2026-03-16', '2026-03-20')).toEqual([]);
    expect(courtNotice('2026-03-16', '2026-03-23')).toEqual([]);
    // What is shown is what is accepted, and both readings stand beside it.
    const { due, arithmetic } = noticePeriod('court', day('2026-03-16'));
    expect(due).toBe('2026-03-20');
    expect(arithmetic.zh).toContain(
      '公示至2026-03-20；发布当日不计（刑事诉讼法第一百零五条），公示至2026-03-23',
    );
    expect(arithmetic.zh).toContain('最早公示至2026-03-20期满，次日起可以结束公示');
    expect(ask({ caseFiled: '2026-03-13', noticePosted: '2026-03-16' })).toMatchObject({
      noticeEndsIfPosted: '2026-03-23',
      reviewReasons: [arithmetic],
    });
    const shown = review(but({ noticeStart: day('2025-06-16'), noticeEnd: day('2025-06-20') }));
    expect(shown.noticeDays).toBe(5);
  },

  'A notice that straddles 监狱法 of 2012 and 2026': () => {
    const prisonNotice = (posted: string) => ask({ kind: 'prisonNotice', posted }).rules[0];
    expect(prisonNotice('2026-10-31')).toBe('MOJ130-011');
    expect(prisonNotice('2026-11-01')).toBe('PL2026-050-1');
    const ended = (posted: string) =>
      checkNoticePeriod('prison', day(posted), day('2026-11-03'), day('2026-11-03'))?.violations[0]
        ?.rule;
    expect([ended('2026-10-31'), ended('2026-11-01')]).toEqual(['MOJ130-011', 'PL2026-050-1']);
  },

  'DL-G1: time of review in a public prosecution': () => {
    const due = (inCustody?: boolean) =>
      ask({ indictmentReceived: '2026-09-25', ...(inCustody === undefined ? {} : { inCustody }) })
        .due;
    expect([due(true), due(false), due()]).toEqual(['2026-10-02', '2026-10-08', '2026-10-08']);
  },

  'DL-G2 and DL-D3: figures that stand only in a further article or a half sentence': () => {
    const accepted = (procedure?: string) => ask({ caseAccepted: '2026-03-10', procedure });
    expect(accepted('simplified')).toMatchObject({
      due: '2026-03-30',
      dueIfExtended: '2026-04-25',
    });
    expect(accepted('fastTrack')).toMatchObject({ due: '2026-03-20', dueIfExtended: '2026-03-25' });
    expect(accepted('ordinary').due).toBe('2026-05-10');
    const opinion = (detained?: boolean) =>
      ask({ arrestOpinionReceived: '2026-03-10', ...(detained === undefined ? {} : { detained }) });
    expect(opinion().missing).toEqual(['detained']);
    expect([opinion(true).due, opinion(false).due]).toEqual(['2026-03-17', '2026-03-25']);
  },

  'DL-I3 before 2026-11-01': () => {
    expect(ask({ admittedToPrison: '2026-10-31' }).due).toBe('2026-11-05');
    expect(ask({ admittedToPrison: '2026-11-01' }).due).toBe('2026-11-06');
    expect(parts['DL-I3']).toEqual(['since2026', 'until2026']);
  },

  'DL-J7 beside 监狱法 (2026) art.54: thirty days or one month': () => {
    const warned = (revocationProposalReceived: string) =>
      ask({ revocationProposalReceived, measure: 'parole' });
    // December has 31 days: thirty days are earlier. November has thirty: the same day.
    expect(warned('2026-12-01')).toMatchObject({ due: '2026-12-31', warnAt: '2026-12-31' });
    expect(warned('2026-11-01').warnAt).toBe('2026-12-01');
    expect(warned('2027-01-31')).toMatchObject({ due: '2027-02-28', warnAt: '2027-02-28' });
  },

  'The 48 hours of DL-J7': () => {
    expect(parts['DL-J7']).toEqual(['ruling', 'arrestCustody']);
    const days = parts['DL-J7'].map(
      (part) => computeDeadline({ rule: 'DL-J7', part, from: day('2026-03-10') }).due,
    );
    expect(days).toEqual(['2026-04-09', '2026-04-09']);
  },

  '司法部令第130号 art.15 asks for the provincial review form; the text was not read': () => {
    const { materials } = requiredMaterials({
      step: 'courtFiling',
      measure: 'commutation',
      sentence: 'life',
      executingOrgan: 'prison',
      hasPropertyJudgment: false,
      propertyUnperformed: false,
      procuratorateOpinionExists: false,
      asOf: day('2026-03-10'),
    });
    const form = materials.find(({ code }) => code === 'provincialReviewForm');
    expect(form).toMatchObject({ mandatory: false, rule: 'MOJ130-015' });
  },

  'A calendar year that is not listed': () => {
    expect(dayKind(day('2027-03-10'))).toEqual({ kind: 'unknownYear', year: 2027 });
    const answer = ask({ rulingMade: '2027-03-10', served: '2027-03-18' });
    expect(answer).toMatchObject({ rawDue: '2027-03-17', status: 'review' });
    expect(answer.reviewReasons[0]?.zh).toContain('2027');
  },
};

test.each(Object.entries(rows))('%s', (_, proves) => {
  proves();
});
