import { propertyStates, type PropertyState } from '../facts.ts';
import { has, type CaseFile } from './case-file.ts';

/** What the file says about the property judgment, as far as the rules tell states apart. */
export type Standing =
  'settled' | 'unable' | 'unwilling' | 'left' | 'review' | 'unread' | 'unknown';

const standings: Readonly<Record<PropertyState, Standing>> = {
  none: 'settled',
  fullyPerformed: 'settled',
  performedAfterConcealment: 'settled',
  jointlyPerformed: 'settled',
  paidByRelatives: 'settled',
  deposited: 'settled',
  instalmentsOnTime: 'settled',
  waivedByVictim: 'settled',
  genuinelyUnable: 'unable',
  ableNotPerforming: 'unwilling',
  partlyPerformed: 'left',
  unperformed: 'left',
  fineRemitted: 'left',
  confiscationOnly: 'settled',
  fineEnforcementTerminated: 'review',
};

export const isKnown = (text: string): text is PropertyState =>
  (propertyStates as readonly string[]).includes(text);

/**
 * 'unwilling' is whoever is able and does not perform, by the class or by the facts. What was all
 * performed is settled, whatever class the file still has (法释〔2024〕5号 art.6(3)).
 */
export function standingOf(file: CaseFile): Standing {
  const text = file.facts.property ?? null;
  const standing = text !== null && isKnown(text) ? standings[text] : null;
  if (has(file, 'propertyNonPerformance') && standing !== 'settled') return 'unwilling';
  if (text === null) return 'unknown';
  if (standing === null) return 'unread';
  if (standing !== 'left') return standing;
  const able = file.facts.propertyAbility ?? null;
  return able === null ? 'left' : able ? 'unwilling' : 'unable';
}
