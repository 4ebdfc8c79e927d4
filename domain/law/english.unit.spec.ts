import { deadline } from './deadlines/index.ts';
import { deadlineQuestionSchema } from './deadlines/question.schema.ts';
import { explain } from './review/explain.ts';
import { review } from './review/review.ts';
import { citation, rules } from './rules/index.ts';
import { notes } from './rules/notes.ts';
import { factNames, valueNames } from './fact-names.ts';
import { everyCase } from './testing/every-case.ts';
import { factsOf } from './testing/cases.ts';
import { keptCases, keptQuestions } from './testing/kept-answers.ts';

/** What is quoted as the file has it, and is no sentence of ours: names of offences and of posts. */
const quoted = /(?<=(?:Offence|Former rank)(?: = | \())\p{Script=Han}+/gu;

/** Chinese characters in a text that readers of English get. */
const isMixed = (text: string): boolean => /\p{Script=Han}/u.test(text.replaceAll(quoted, ''));

/** Every English text within an answer. */
function englishOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(englishOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'en' && typeof inner === 'string' ? [inner] : englishOf(inner),
  );
}
const mixedIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.filter(isMixed)),
];

test('a rule is named and cited in English without Chinese', () => {
  expect(mixedIn(rules.flatMap((rule) => [rule.title.en, citation(rule).en]))).toEqual([]);
  expect(mixedIn(englishOf([factNames, valueNames, notes]))).toEqual([]);
});

test('a review explains itself in English without Chinese', () => {
  const cases = [...everyCase, ...keptCases().map(({ facts }) => factsOf(facts))];
  const answers = cases.map((facts) => review(facts));
  const lines = answers.flatMap((answer) => explain(answer, 'en').split('\n'));
  expect(mixedIn([...englishOf(answers), ...lines])).toEqual([]);
});

test('a time limit is reckoned in English without Chinese', () => {
  const answers = keptQuestions().flatMap(({ question }) => {
    const parsed = deadlineQuestionSchema.safeParse(question);
    if (!parsed.success) return [];
    try {
      return [deadline(parsed.data)];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [];
    }
  });
  expect(answers.length).toBeGreaterThan(90);
  expect(mixedIn(englishOf(answers))).toEqual([]);
});
