import { answerTo, keptCases } from '../testing/kept-answers.ts';

// Chosen so that a change of the reasoning shows in one of them (test/mutation/keep-telling-cases.ts).
const kept = keptCases().map((each, index) => [index + 1, each] as const);

test.each(kept)('case %i is answered as it was read and kept', (_, each) => {
  expect(answerTo(each)).toEqual(each);
});
