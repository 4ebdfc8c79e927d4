import { readFileSync } from 'node:fs';
import { isRuleId } from '../rules/index.ts';
import { deadline, type DeadlineQuestion } from './index.ts';

interface Example {
  readonly id: string;
  readonly title: string;
  readonly input: DeadlineQuestion;
  readonly expected: Record<string, unknown>;
  readonly ruleIds: readonly string[];
}

const examples = JSON.parse(
  readFileSync(new URL('../testing/data/deadline_examples.json', import.meta.url), 'utf8'),
) as readonly Example[];

describe('the worked examples of time limits', () => {
  test.each(examples.map((example) => [example.id, example.title, example] as const))(
    '%s %s',
    (_, __, { input, expected }) => {
      expect(deadline(input)).toMatchObject(expected);
    },
  );

  test.each(examples.map((example) => [example.id, example] as const))(
    '%s names its rules',
    (_, { input, ruleIds }) => {
      expect(ruleIds.every(isRuleId)).toBe(true);
      const answer = deadline(input)!;
      expect(answer.rules.length).toBeGreaterThan(0);
      expect(ruleIds.some((id) => (answer.rules as readonly string[]).includes(id))).toBe(true);
    },
  );
});
