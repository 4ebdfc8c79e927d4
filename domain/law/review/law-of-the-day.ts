import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { documentNumberInEnglish } from '../rules/in-english.ts';
import type { ReviewFacts } from '../facts.ts';
import { spanOfSource } from './span.ts';
import { inForce, rule, type RuleId } from '../rules/review-rules.ts';

/** The law on one day; without a day, the newest that is known. */
export interface LawOfTheDay {
  readonly date: LegalDate | null;
  /** True when the rule is in force on the day. */
  readonly applies: (id: RuleId) => boolean;
  /** Which interpretation governs commutation and parole. */
  readonly era: '2016' | '2012' | 'older';
}

/**
 * Which day's law: the day of the ruling, because an interpretation applies to what is decided
 * while it is in force and leaves closed cases alone (高检发释字〔2001〕5号 arts.1, 4; a working
 * rule, as 法释〔2016〕23号 art.42 has no transitional article); before there is a ruling, the day
 * on which it is expected, and failing that the day of filing.
 */
export function lawDateOf(facts: ReviewFacts): LegalDate | null {
  for (const date of [facts.rulingDate, facts.assumedRulingDate, facts.filingDate]) {
    if (date === null || date === undefined) continue;
    // A month or a year names the law of its first day; no instrument here begins within a month but
    // 看守所管理办法 and the community-assessment notice, on which no verdict turns.
    return spanOfSource(date).from;
  }
  return null;
}

export function lawOfTheDay(date: LegalDate | null): LawOfTheDay {
  const applies = (id: RuleId): boolean => {
    const each = rule(id);
    return date === null ? each.to === null : inForce(each, date);
  };
  const era = applies('SPC2016-042') ? '2016' : applies('TRANS-2012') ? '2012' : 'older';
  return { date, applies, era };
}

/** Promulgation numbers of the texts applied, the governing one first. */
export function lawTexts(law: LawOfTheDay): readonly string[] {
  const texts: string[] = [];
  for (const id of governing) if (law.applies(id)) texts.push(nameOf(id));
  if (texts.length === 0 || law.era === 'older') texts.unshift(olderLaw);
  return texts;
}

/** Interpretations go by their number, statutes by their name. */
const nameOf = (id: RuleId): string => {
  const { docNo, name } = rule(id).instrument;
  return docNo.startsWith('法释') ? docNo : name.zh;
};

const olderLaw = '2012年7月1日以前的规定';

/** A text as `lawTexts` gives it, in both languages; what is none of them stays as it is. */
export function lawTextName(text: string): Bilingual {
  if (text === olderLaw) return { zh: text, en: 'the rules before 2012-07-01' };
  const id = governing.find((each) => nameOf(each) === text);
  if (id === undefined) return { zh: text, en: text };
  const { docNo, name } = rule(id).instrument;
  return { zh: text, en: text === docNo ? documentNumberInEnglish(docNo) : name.en };
}

const governing = [
  'SPC2016-042',
  'TRANS-2012',
  'SPC2019-007',
  'SPC2024-015',
  'SPC2014-001-3',
  'INT2021-534-2',
  'PL2012-030',
  'PL2026-051',
  'CL-078-1A',
] as const satisfies readonly RuleId[];
