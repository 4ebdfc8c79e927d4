import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { articleInEnglish, documentNumberInEnglish } from './in-english.ts';
import type { Rule } from './rule.ts';

/** True when `date` lies between the first and the last day of the rule, both included. */
export const inForce = (each: Pick<Rule, 'from' | 'to'>, date: LegalDate): boolean =>
  each.from <= date && (each.to === null || date <= each.to);

/** The article as a lawyer cites it: 《…》（法释〔2016〕23号）第六条; in English … (Fa Shi [2016] No. 23), art. 6. */
export const citation = (each: Pick<Rule, 'instrument' | 'article'>): Bilingual => ({
  zh: `《${each.instrument.name.zh}》（${each.instrument.docNo}）${each.article}`,
  en: `${each.instrument.name.en} (${documentNumberInEnglish(each.instrument.docNo)}), ${articleInEnglish(each.article)}`,
});
