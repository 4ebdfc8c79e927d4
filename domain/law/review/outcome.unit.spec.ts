import type { ReviewFacts } from '../facts.ts';
import { asRuled, factsOf, publishedCases, workedCases } from '../testing/cases.ts';
import { explain } from './explain.ts';
import { review } from './review.ts';
import { outcomeOf, verdictWords } from './verdict-words.ts';

const worked = workedCases.map(({ id, input }) => [id, factsOf(input)] as const);
const published = publishedCases.map((each) => [each.id, asRuled(each)] as const);

/** What may be proposed beside a case: from nothing at all to more than any sentence. */
const proposals: readonly Partial<ReviewFacts>[] = [
  {},
  ...[0, 1, 3, 6, 9, 12, 24, 60, 600].map((months) => ({ proposedReductionMonths: months })),
  { proposedReductionMonths: 0, proposedReductionDays: 15 },
  { proposedResultTermMonths: 12 },
  { proposedParole: true },
  { proposedPoliticalRightsYears: 0 },
];

test.each([...worked, ...published])(
  '%s: nothing unlawful or left to a person is told as met',
  (_, facts) => {
    for (const proposed of proposals) {
      const answer = review({ ...facts, ...proposed });
      if (answer.proposal === null || answer.proposal.lawful === true) {
        expect(outcomeOf(answer)).toBe(answer.verdict);
        continue;
      }
      expect(outcomeOf(answer)).not.toBe('eligible');
      expect(verdictWords(answer).zh).not.toMatch(/^符合/u);
      expect(explain(answer, 'zh')).not.toMatch(/^减刑：符合/u);
      expect(explain(answer, 'en')).not.toMatch(/^Commutation: Statutory conditions met/u);
    }
  },
);

const [, plain] = worked.find(([id]) => id === 'WC01')!;

test('more taken off than is left: no end, and the sentence is not that the conditions are met', () => {
  const answer = review({ ...plain, proposedReductionMonths: 600 });
  expect(answer.proposal).toMatchObject({ lawful: false, newEnd: null });
  expect(answer.newEnd).toBeNull();
  expect([answer.verdict, outcomeOf(answer)]).toEqual(['eligible', 'unlawfulProposal']);
  expect(verdictWords(answer).zh).toMatch(/^提请的内容不合法/u);
});

test('earlier rulings that leave nothing of the term make no case eligible', () => {
  for (const [id, facts] of worked) {
    const { termMonths, measure, filingDate, deliveryDate } = facts;
    if (measure !== 'commutation' || !termMonths || !filingDate || !deliveryDate) continue;
    const emptied = review({
      ...facts,
      priors: [{ rulingDate: deliveryDate, servedDate: deliveryDate, months: termMonths }],
    });
    expect([id, emptied.verdict === 'eligible']).toEqual([id, false]);
  }
});
