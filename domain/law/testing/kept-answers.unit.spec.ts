import { answerTo, answerToQuestion, keptCases, keptQuestions } from './kept-answers.ts';

// Chosen so that a change of the reasoning shows in one of them (test/mutation/keep-telling-cases.ts).
const numbered = <T>(all: readonly T[]) => all.map((each, index) => [index + 1, each] as const);

test.each(numbered(keptCases()))('case %i is answered as it was read and kept', (_, each) => {
  expect(answerTo(each)).toEqual(each);
});

test.each(numbered(keptQuestions()))('question %i is answered as it was kept', (_, each) => {
  expect(answerToQuestion(each)).toEqual(each);
});
