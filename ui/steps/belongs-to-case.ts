import type { CaseState } from '#domain/casework/case-state.ts';
import { sentenceServed } from '#domain/law/index.ts';
import { isLegalDate } from '#domain/kernel/legal-date.ts';
import { inForce, rule, type RuleId } from '#domain/law/rules/index.ts';
import type { FormObject } from '../forms/field-schema.ts';

/** What of a case and of the form decides which articles are shown beside it. */
export interface ArticlesAsked {
  readonly state: Pick<CaseState, 'measure' | 'facts' | 'trialMode' | 'prisonNotice'>;
  readonly data: FormObject;
}

/**
 * Whether an article can be one of this case, by measure, sentence and mode of trial as the article's
 * own conditions name them; what it does not name never speaks against it.
 */
export function belongsToCase(id: RuleId, asked: ArticlesAsked): boolean {
  const { state, data } = asked;
  if (!isLawOfTheDay(id, asked)) return false;
  const when = rule(id).when as Readonly<Record<string, unknown>>;
  const isParole = state.measure === 'parole';
  const mode = data['mode'] ?? state.trialMode;
  const served = sentenceServed(state.facts as Parameters<typeof sentenceServed>[0]);
  const foreign =
    when['measure'] === (isParole ? 'commutation' : 'parole') ||
    (when['fromSentence'] === 'life' && served !== null && served !== 'life') ||
    (when['specialCircumstances'] === true && state.facts.specialCircumstances !== true) ||
    (when['stage'] === 'openHearing' && mode === 'paper') ||
    (when['hearing'] === 'paper' && mode === 'hearing');
  return !foreign;
}

/** Articles of the ministry in whose place a statute came: the order stands, but is no more what a notice rests on. */
const takenOver: Readonly<Partial<Record<RuleId, RuleId>>> = { 'MOJ130-011': 'PL2026-050-1' };

/** An order gives way on the day on which the notice was posted, or is; a statute speaks from its first day on. */
function isLawOfTheDay(id: RuleId, { state, data }: ArticlesAsked): boolean {
  const day = data['on'];
  const later = takenOver[id];
  const noticed = later === undefined ? day : (state.prisonNotice?.postedOn ?? day);
  if (!isLegalDate(noticed)) return true;
  if (later !== undefined) return !inForce(rule(later), noticed);
  return !Object.values(takenOver).includes(id) || inForce(rule(id), noticed);
}
