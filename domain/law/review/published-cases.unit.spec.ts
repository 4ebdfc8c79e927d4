import { asRuled, publishedCases } from '../testing/cases.ts';
import type { Review } from './answer.ts';
import { review } from './review.ts';

/** How each kind of assertion is read off the answer. */
const readings: Readonly<Record<string, (answer: Review) => unknown>> = {
  newEnd: (answer) => answer.newEnd,
  newEndBefore: (answer) => answer.newEndBefore,
  paroleBar81_2: (answer) => answer.paroleBar81_2,
  paroleIntervalOk: (answer) => answer.paroleIntervalOk,
  paroleHalfReachedByFiling: (answer) => answer.paroleHalfReachedByFiling,
  paroleProbationEnd: (answer) => answer.paroleProbationEnd,
  courtOneMonthLimit: (answer) => answer.courtOneMonthLimit,
  resultTermMonths: (answer) => answer.resultTermMonths,
  reprieveExpiry: (answer) => answer.reprieveExpiry,
  noticeDays: (answer) => answer.noticeDays,
  court: (answer) => answer.court,
  openHearingMandatory: (answer) => answer.openHearingMandatory,
};

describe.each(publishedCases)('$id $title', (published) => {
  const answer = review(asRuled(published));
  const exact = published.assertions.filter(({ strength }) => strength !== 'bound');
  const read = exact.filter(({ kind }) => kind in readings);

  test.each(read)('$kind is $expected', ({ kind, expected }) => {
    expect(readings[kind]!(answer)).toEqual(expected);
  });

  test('is not refused: the court granted it', () => {
    expect(['eligible', 'humanReview']).toContain(answer.verdict);
    expect(answer.findings.filter(({ effect }) => effect === 'bar' || effect === 'wait')).toEqual(
      [],
    );
    expect(answer.proposal?.lawful ?? null).not.toBe(false);
  });

  test('contradicts nothing that it tells', () => {
    expect(answer.findings.filter(({ rule }) => rule.startsWith('FILE-'))).toEqual([]);
  });
});

test('the half of 检例第198号 counts custody, not delivery', () => {
  const answer = review(asRuled(publishedCases.find(({ id }) => id === 'PC07')!));
  expect(answer.impliedSentenceStart).toBe('2017-03-28');
  expect(answer.paroleHalfReachedByFiling).toBe(true);
});

test('the floor of 典型案例五 counts custody before delivery', () => {
  const answer = review(asRuled(publishedCases.find(({ id }) => id === 'PC11')!));
  expect(answer.impliedSentenceStart).toBe('2021-11-06');
  expect(answer.floorLastDay).toBe('2023-05-05');
});

test('吴某: political rights of seven to ten years, ten of them lawful', () => {
  const wu = publishedCases.find(({ id }) => id === 'PC34')!;
  expect(review(asRuled(wu)).politicalRightsYears).toEqual([7, 10]);
  expect(review({ ...asRuled(wu), proposedPoliticalRightsYears: 6 }).proposal?.lawful).toBe(false);
});
