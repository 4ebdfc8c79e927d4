import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import { fieldsOf } from '../forms/field-schema.ts';
import { helpInParole } from './help-in-parole.ts';
import { helpOf } from './help-of.ts';
import { helpOfFacts } from './help-of-facts.ts';
import { helpOfSteps } from './help-of-steps.ts';

const namesOf = (command: string): readonly string[] =>
  fieldsOf(command === 'openCase' ? openCaseSchema : steps[command as StepCommand].schema).map(
    ({ name }) => name,
  );

test('what is told of facts is told of facts that there are', () => {
  const facts = new Set(fieldsOf(caseFactsSchema).map(({ name }) => name));
  expect(
    [helpOfFacts, helpInParole].flatMap(Object.keys).filter((name) => !facts.has(name)),
  ).toEqual([]);
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
  expect(helpOf('makeRuling', '/on', 'parole')).toBe(helpOfSteps['on']);
  expect(helpOf('decideProposal', '/proposal/reductionMonths', 'commutation')).toBe(
    helpOfSteps['decideProposal/proposal'],
  );
  expect(helpOf('correctFacts', '/facts/priors/0/servedDate', 'commutation')).toBe(
    helpOfFacts['priors'],
  );
  expect(helpOf('makeRuling', '/facts/on', 'parole')).toBeNull();
});

test('in a parole nothing is told of the amount, the start and the interval of a commutation', () => {
  const told = fieldsOf(caseFactsSchema)
    .map(({ name }) => helpOf('openCase', `/facts/${name}`, 'parole')?.text.zh ?? '')
    .filter((zh) => /幅度|起始|减刑时|不予减刑$/.test(zh));
  expect(told.filter((zh) => !zh.includes('历次减刑') && !zh.includes('每次减刑'))).toEqual([]);
});

test('of the outcome of a parole no adjustment is told', () => {
  expect(helpOf('makeRuling', '/outcome', 'parole')!.text.zh).not.toContain('调整');
  expect(helpOf('makeRuling', '/outcome', 'commutation')!.text.zh).toContain('调整');
});
