import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '#domain/law/rules/index.ts';
import { t } from '../base/say.ts';

/** What a field means in law, and the articles that give it its meaning. */
export interface FieldHelp {
  readonly text: Bilingual;
  readonly rules: readonly RuleId[];
}

/** A sentence in both languages, and the rules that it rests on. */
export const help = (zh: string, en: string, ...rules: readonly RuleId[]): FieldHelp => ({
  text: t(zh, en),
  rules,
});
