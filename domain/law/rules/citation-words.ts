import type { Bilingual } from '#domain/kernel/violation.ts';
import { citation } from './force.ts';
import { articleInEnglish, documentNumberInEnglish } from './in-english.ts';
import { rules } from './index.ts';
import type { Rule } from './rule.ts';

/** Every citation in Chinese with both languages; made when it is first asked for. */
let known: ReadonlyMap<string, Bilingual> | undefined;
const citations = (): ReadonlyMap<string, Bilingual> =>
  (known ??= new Map(rules.map(citation).map((each) => [each.zh, each])));

/**
 * A citation that was recorded in Chinese, as violations and findings carry it, in both languages;
 * several are parted by ；. What is no citation of a rule, such as an earlier text, stays as it is.
 */
export function citationWords(article: string): Bilingual {
  const parts = article
    .split(/；(?=《)/)
    .map((part) => citations().get(part) ?? { zh: part, en: part });
  return { zh: article, en: parts.map(({ en }) => en).join('; ') };
}

/** The article by number alone: 法释〔2016〕23号第六条, as those who know the instrument call it. */
export const shortCitation = ({ instrument, article }: Rule): Bilingual => ({
  zh: `${instrument.docNo}${article}`,
  en: `${documentNumberInEnglish(instrument.docNo)}, ${articleInEnglish(article)}`,
});
