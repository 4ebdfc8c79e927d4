import { factGroups } from '../words/fact-groups.ts';
import { isRelevant } from './relevant-facts.ts';
import type { FormObject } from './field-schema.ts';

/** The facts that the form asks for in such a case. */
const asked = (measure: string, facts: FormObject): readonly string[] =>
  factGroups.flatMap((group) => group.facts).filter((name) => isRelevant(name, { measure, facts }));

const theft = {
  originalSentence: 'fixedTerm',
  categories: [],
  merit: ['repent'],
  property: 'none',
};

test('a commutation of a fixed term is not asked about the reprieve, about life or about parole', () => {
  const names = asked('commutation', theft);
  expect(names).toEqual(expect.arrayContaining(['offence', 'termMonths', 'sentenceEnd', 'priors']));
  for (const name of ['reprieveStart', 'fixedTermMonths', 'noReoffendRisk', 'revocationGround']) {
    expect(names).not.toContain(name);
  }
  expect(names.length).toBeLessThan(40);
});

test('a parole is asked for its conditions, a reprieve for its days', () => {
  expect(asked('parole', theft)).toEqual(
    expect.arrayContaining(['noReoffendRisk', 'communityAssessment', 'specialCircumstances']),
  );
  expect(asked('reprieveExpiry', {})).toEqual(
    expect.arrayContaining(['reprieveStart', 'reprieveExpiry', 'intentionalCrimeInReprieve']),
  );
});

test.each([
  ['majorMeritDate', { merit: ['majorMerit'] }],
  ['formerRank', { categories: ['dutyCrime'] }],
  ['propertyAbility', { property: 'partlyPerformed' }],
  ['violentCrimeMonths', { categories: ['violentEight'] }],
  ['revocationGround', { paroleRevoked: true }],
])('%s is asked for once it matters', (name, facts) => {
  expect(asked('commutation', theft)).not.toContain(name);
  expect(asked('commutation', { ...theft, ...facts } as FormObject)).toContain(name);
});

test('a suspension is asked about where the law allows one: detention, or three years at most', () => {
  const askedFor = (facts: FormObject) => asked('commutation', facts).includes('suspendedSentence');
  const fixed = { ...theft, termMonths: 36 };
  expect(askedFor(fixed)).toBe(true);
  expect(askedFor({ ...fixed, termMonths: 37 })).toBe(false);
  expect(askedFor({ ...fixed, termMonths: 60 })).toBe(false);
  expect(askedFor(theft)).toBe(false);
  expect(askedFor({ originalSentence: 'life' })).toBe(false);
  expect(askedFor({ originalSentence: 'criminalDetention', termMonths: 5 })).toBe(true);
  expect(asked('commutation', fixed)).not.toContain('onProbation');
  expect(asked('commutation', { ...fixed, suspendedSentence: true })).toContain('onProbation');
});

test('what is known is shown, however seldom it is', () => {
  expect(asked('commutation', { ...theft, retrial: 'upheld' })).toContain('retrial');
});

test('a term of three years is not said to lack days of a reprieve, life or a fixed term from life', () => {
  const names = asked('parole', { ...theft, termMonths: 36 });
  for (const name of [
    'reprieveStart',
    'convertedToLifeDate',
    'lifeImprisonmentNoRelease',
    'fixedTermStart',
    'commutationRestricted',
  ]) {
    expect(names).not.toContain(name);
  }
});
