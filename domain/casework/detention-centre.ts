import type { CaseState } from './case-state.ts';

/**
 * 留所服刑: the executing organ is a detention centre and not a prison (公安部令第128号). Its
 * proposal needs the consent of the police of a city with districts, or above (art.34).
 */
export const heldInDetentionCentre = ({ facts }: Pick<CaseState, 'facts'>): boolean =>
  (facts.executionAgency ?? '').includes('看守所');
