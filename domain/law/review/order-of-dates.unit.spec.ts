import type { ReviewFacts } from '../facts.ts';
import { day } from '../testing/facts.ts';
import { daysAfter } from '../testing/reckoning.ts';
import { review } from './review.ts';

/** What must lie in this order, by the nature of the thing. */
const pairs: readonly (readonly [string, string])[] = [
  ['birthDate', 'crimeDate'],
  ['crimeDate', 'custodyStart'],
  ['crimeDate', 'judgmentDate'],
  ['crimeDate', 'judgmentEffective'],
  ['crimeDate', 'deliveryDate'],
  ['custodyStart', 'judgmentDate'],
  ['judgmentDate', 'judgmentEffective'],
  ['judgmentEffective', 'deliveryDate'],
  ['judgmentDate', 'deliveryDate'],
  ['judgmentDate', 'filingDate'],
  ['judgmentEffective', 'filingDate'],
  ['deliveryDate', 'filingDate'],
  ['judgmentDate', 'rulingDate'],
  ['sentenceStart', 'sentenceEnd'],
  ['sentenceStart', 'filingDate'],
  ['reprieveStart', 'reprieveExpiry'],
  ['reprieveStart', 'convertedToLifeDate'],
  ['filingDate', 'courtAcceptDate'],
  ['filingDate', 'rulingDate'],
  ['filingDate', 'assumedRulingDate'],
  ['courtAcceptDate', 'rulingDate'],
  ['noticeStart', 'noticeEnd'],
  ['hearingDate', 'rulingDate'],
  ['majorMeritDate', 'filingDate'],
  ['deliveryDate', 'recommitmentDate'],
  ['recommitmentDate', 'filingDate'],
  ['crimeDate', 'sentenceStart'],
  ['deliveryDate', 'sentenceEnd'],
  ['birthDate', 'judgmentDate'],
  ['birthDate', 'sentenceStart'],
  ['birthDate', 'filingDate'],
  ['crimeDate', 'filingDate'],
  ['custodyStart', 'filingDate'],
  ['reprieveStart', 'filingDate'],
  ['convertedToLifeDate', 'filingDate'],
  ['fixedTermStart', 'filingDate'],
  ['newIntentionalCrime.committedDate', 'filingDate'],
  ['judgmentDate', 'newIntentionalCrime.committedDate'],
  ['newIntentionalCrime.committedDate', 'newIntentionalCrime.finalDate'],
  ['judgmentDate', 'priors.0.rulingDate'],
  ['priors.0.rulingDate', 'priors.0.servedDate'],
  ['priors.0.rulingDate', 'priors.0.newEnd'],
  ['priors.0.servedDate', 'filingDate'],
  ['priors.0.servedDate', 'priors.1.rulingDate'],
  ['priors.0.rulingDate', 'priors.1.rulingDate'],
];

/** Facts with values at these places: `priors.0.months` is in the first earlier ruling. */
function withPlaces(places: Readonly<Record<string, string>>): ReviewFacts {
  const facts: Record<string, unknown> = { measure: 'commutation', originalSentence: 'fixedTerm' };
  const priors: Record<string, unknown>[] = [];
  const crime: Record<string, unknown> = {};
  for (const [place, date] of Object.entries(places)) {
    const [first, second, third] = place.split('.');
    if (first === 'priors') priors[Number(second)] = { ...priors[Number(second)], [third!]: date };
    else if (second === undefined) facts[place] = date;
    else crime[second] = date;
  }
  return {
    ...facts,
    ...(priors.length > 0 ? { priors } : {}),
    ...(Object.keys(crime).length > 0 ? { newIntentionalCrime: crime } : {}),
  } as unknown as ReviewFacts;
}

const contradictionsIn = (facts: ReviewFacts) =>
  review(facts)
    .findings.filter(({ rule }) => rule === 'FILE-ORDER')
    .map(({ result, effect, facts: places }) => [result, effect, places]);

test.each(pairs)('%s is not after %s: the day before, the day, the day after', (first, second) => {
  const found = (days: number) => {
    const date = daysAfter('2024-02-29', days);
    return contradictionsIn(withPlaces({ [first]: date, [second]: '2024-02-29' }));
  };
  expect(found(-1)).toEqual([]);
  expect(found(0)).toEqual([]);
  expect(found(1)).toEqual([
    ['review', 'person', { [first]: '2024-03-01', [second]: '2024-02-29' }],
  ]);
});

test('names both places in the text, in both languages', () => {
  const finding = review(
    withPlaces({ judgmentDate: '2024-03-01', rulingDate: '2024-02-29' }),
  ).findings.find(({ rule }) => rule === 'FILE-ORDER');
  expect(finding?.textZh).toBe('判决日期（2024-03-01）与裁定日期（2024-02-29）矛盾');
  expect(finding?.textEn).toBe(
    'Date of the judgment (2024-03-01) contradicts Ruled on (2024-02-29)',
  );
});

test('a month contradicts a day only when all of it lies after', () => {
  const found = (judgmentDate: string) =>
    contradictionsIn(withPlaces({ judgmentDate, rulingDate: '2024-02-29' })).length;
  expect([found('2024-02'), found('2024-03'), found('2024'), found('2025')]).toEqual([0, 1, 0, 1]);
});

test('a birth in a wrong year is told once', () => {
  const found = contradictionsIn(
    withPlaces({ birthDate: '2030-01-01', crimeDate: '2024-02-28', judgmentDate: '2024-02-29' }),
  );
  expect(found).toEqual([
    ['review', 'person', { birthDate: '2030-01-01', crimeDate: '2024-02-28' }],
  ]);
});

test.each([
  'judgmentEffective',
  'deliveryDate',
  'sentenceStart',
  'birthDate',
  'priors.0.servedDate',
])(
  '%s is not later than the day on which it is asked, unless a later filing is asked about',
  (place) => {
    const found = (days: number, filed = {}) =>
      review(withPlaces({ [place]: daysAfter('2026-11-30', days), ...filed }), {
        today: day('2026-11-30'),
      }).findings.filter(({ rule }) => rule === 'FILE-ORDER').length;
    expect([found(0), found(1), found(1, { filingDate: '2027-01-01' })]).toEqual([0, 1, 0]);
  },
);

test('what is planned may lie ahead', () => {
  const planned = withPlaces({ sentenceEnd: '2030-01-01', assumedRulingDate: '2027-01-01' });
  expect(contradictionsIn(planned)).toEqual([]);
});

test('rulings without dates contradict nothing', () => {
  const facts = { ...withPlaces({ filingDate: '2024-02-29' }), priors: [{ months: 3 }] };
  expect(contradictionsIn(facts)).toEqual([]);
  expect(contradictionsIn({ ...facts, priors: [] })).toEqual([]);
  expect(
    contradictionsIn({ ...facts, newIntentionalCrime: true, judgmentDate: day('2024-02-29') }),
  ).toEqual([]);
});
