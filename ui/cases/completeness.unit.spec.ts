import type { CaseState } from '#domain/casework/case-state.ts';
import { after, journey, journeyUntil, today } from '#domain/casework/testing/scenario.ts';
import { completenessOf } from './completeness.ts';

const stateOf = (state: CaseState, code: string) =>
  completenessOf(state, today).materials.find(({ required }) => required.code === code)?.state;

test('at the ward the law asks for what the ward hands in, and says what is not there', () => {
  const opened = after(journey.slice(0, 1));
  const { step, materials } = completenessOf(opened, today);
  expect(step).toBe('wardReport');
  expect(materials.length).toBeGreaterThan(0);
  expect(materials.filter(({ state }) => state === 'present')).toEqual([]);
  expect(materials.every(({ required }) => required.article.zh !== '')).toBe(true);
});

test('before the court what the prison declared is told from what is here as a document', () => {
  const filed = after(journeyUntil('acceptCase'));
  const withDocument: CaseState = {
    ...filed,
    documents: [{ material: 'proposal' } as CaseState['documents'][number]],
  };
  expect(completenessOf(filed, today).step).toBe('courtFiling');
  expect(stateOf(withDocument, 'proposal')).toBe('present');
  expect(stateOf(withDocument, 'meritEvidence')).toBe('declared');
  expect(stateOf({ ...filed, materials: [] }, 'meritEvidence')).toBe('missing');
  expect(stateOf(filed, 'otherMaterials')).toBe('whereAny');
});

test('a fact without which the list may be too short is named', () => {
  const filed = after(journeyUntil('acceptCase'));
  const unknown = { ...filed, facts: { ...filed.facts, property: null } } as CaseState;
  expect(completenessOf(unknown, today).missingFacts).toEqual(['property']);
});
