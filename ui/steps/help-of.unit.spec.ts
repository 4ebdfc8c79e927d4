import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import { fieldsOf } from './field-schema.ts';
import { helpOf } from './help-of.ts';
import { helpOfFacts } from './help-of-facts.ts';
import { helpOfSteps } from './help-of-steps.ts';

const namesOf = (command: string): readonly string[] =>
  fieldsOf(command === 'openCase' ? openCaseSchema : steps[command as StepCommand].schema).map(
    ({ name }) => name,
  );

test('what is told of facts is told of facts that there are', () => {
  const facts = new Set(fieldsOf(caseFactsSchema).map(({ name }) => name));
  expect(Object.keys(helpOfFacts).filter((name) => !facts.has(name))).toEqual([]);
});

test('what is told of steps is told of fields that there are', () => {
  const every = new Set(['openCase', ...Object.keys(steps)].flatMap(namesOf));
  const lost = Object.keys(helpOfSteps).filter((key) => {
    const [command, field] = key.split('/');
    return field === undefined ? !every.has(key) : !namesOf(command!).includes(field);
  });
  expect(lost).toEqual([]);
});

test('a field of a step goes before the same name elsewhere, and a part has the help of its whole', () => {
  expect(helpOf('makeRuling', '/on')).toBe(helpOfSteps['on']);
  expect(helpOf('decideProposal', '/proposal/reductionMonths')).toBe(
    helpOfSteps['decideProposal/proposal'],
  );
  expect(helpOf('correctFacts', '/facts/priors/0/servedDate')).toBe(helpOfFacts['priors']);
  expect(helpOf('makeRuling', '/facts/on')).toBeNull();
});
