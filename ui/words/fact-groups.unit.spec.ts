import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import { factAddress, factGroups } from './fact-groups.ts';

test('every fact of a case stands in one group, and in one only', () => {
  const placed = factGroups.flatMap(({ facts }) => facts);
  expect(placed.toSorted()).toEqual(Object.keys(caseFactsSchema.shape).toSorted());
});

test('a part of a fact leads to its fact', () => {
  expect(factAddress('c', 'priors.0.months')).toBe('/cases/c/facts#fact-priors');
  expect(factAddress('c', 'filingDate')).toBe('/cases/c/facts#fact-filingDate');
  expect(factAddress('c', 'ceilingMonths')).toBeNull();
});
