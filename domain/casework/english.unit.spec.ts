import { errors } from '#domain/kernel/errors.ts';
import { agencyNames } from './agencies.ts';
import { caseDeadlines } from './case-deadlines.ts';
import { consequenceOf } from './consequence.ts';
import type { StepCommand } from './step-names.ts';
import { outcomes, stageInfo } from './stages.ts';
import { steps } from './steps/index.ts';
import { after, decide, journey } from './testing/scenario.ts';

/** Every English text within a value; what has no Chinese beside it is no text for people. */
function englishOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(englishOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'en' && typeof inner === 'string' ? [inner] : englishOf(inner),
  );
}
const mixedIn = (value: unknown): readonly string[] =>
  englishOf(value).filter((text) => /\p{Script=Han}/u.test(text));

const states = journey.map((_, index) => after(journey.slice(0, index + 1)));

test('errors, stages, outcomes and agencies are named in English without Chinese', () => {
  expect(mixedIn([errors, stageInfo, outcomes, agencyNames])).toEqual([]);
});

test('so are the steps, with what they lead to, and the limits that they begin', () => {
  const names = Object.keys(steps) as StepCommand[];
  const said = names.map((name) => [
    steps[name].title,
    states.map((state) => consequenceOf(name, state)),
  ]);
  expect(englishOf(said).length).toBeGreaterThan(names.length);
  expect(mixedIn([said, states.map(caseDeadlines)])).toEqual([]);
});

test('and every refusal of a step out of its place or its day', () => {
  const refusals = states.flatMap((state) =>
    journey.slice(1).map((command) => {
      const decision = decide(command, state);
      return decision.kind === 'refused' ? decision.violations : [];
    }),
  );
  expect(englishOf(refusals).length).toBeGreaterThan(100);
  expect(mixedIn(refusals)).toEqual([]);
});
