import type { CaseState } from '#domain/casework/case-state.ts';
import { sentenceServed } from '#domain/law/index.ts';
import { rule, type RuleId } from '#domain/law/rules/index.ts';
import type { FormObject } from './field-schema.ts';

/** What of a case and of the form decides which articles are shown beside it. */
export interface ArticlesAsked {
  readonly state: Pick<CaseState, 'measure' | 'facts' | 'trialMode'>;
  readonly data: FormObject;
}

/**
 * Whether an article can be one of this case, by measure, sentence and mode of trial as the article's
 * own conditions name them; what it does not name never speaks against it.
 */
export function belongsToCase(id: RuleId, { state, data }: ArticlesAsked): boolean {
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
