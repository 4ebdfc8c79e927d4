import type { ReviewFacts } from '#domain/law/index.ts';

/**
 * The class that governs start, interval and amount. `before2017` is 法释〔2012〕2号; `exactlyTen`
 * marks the ten years that both paragraphs of 法释〔2016〕23号 art.7 include (open question Q1).
 */
export type PrisonerClass =
  | { readonly is: 'restricted' | 'corruption2019' | 'general' | 'before2017' }
  | { readonly is: 'strict'; readonly exactlyTen: boolean }
  | { readonly is: 'undecided'; readonly why: string };

/** 法释〔2016〕23号 arts.7(1), 9 and 11 name these nine whatever the sentence. */
const namedInEveryArticle = new Set<string>([
  'dutyCrime',
  'financialCrime',
  'mafiaOrganization',
  'nationalSecurity',
  'terrorism',
  'drugRingleader',
  'drugRecidivist',
  'recidivist',
  'propertyNonPerformance',
  // 组织、领导黑社会性质组织 is the first half of mafiaOrganization.
  'mafiaOrganizerLeader',
  // Sentenced under 分则第八章 as a state functionary: 职务犯罪 by 司发通〔2014〕38号.
  'corruption2019',
]);

const undecided = (why: string): PrisonerClass => ({ is: 'undecided', why });

/** The class by the law of `lawDate`, the day of the ruling or, before it, of the filing. */
export function prisonerClass(facts: ReviewFacts, lawDate: string): PrisonerClass {
  if (!facts.categories) return undecided('categories not known');
  const categories = new Set<string>(facts.categories);
  if (lawDate < '2012-07-01') return undecided('before 法释〔2012〕2号');
  const original = facts.originalSentence;
  if (lawDate < '2017-01-01') {
    if (categories.size > 0 || facts.commutationRestricted)
      return undecided('the reference gives no numbers of 2012 for special classes');
    return { is: 'before2017' };
  }
  if (original === 'deathReprieve' && facts.commutationRestricted === true)
    return { is: 'restricted' };
  if (categories.has('corruption2019') && lawDate >= '2019-06-01') {
    if (facts.chapter != null && facts.chapter !== 8) return undecided('not of chapter VIII');
    if (facts.judgmentDate == null || facts.judgmentDate >= '2015-11-01')
      return { is: 'corruption2019' };
  }
  const named = [...categories].some((category) => namedInEveryArticle.has(category));
  if (original === 'fixedTerm') return ofFixedTerm(facts, categories, named);
  if (categories.has('violentEight') && facts.violentCrimeMonths != null && !named)
    return undecided('which of the combined crimes was punished with life is not said');
  const extra = original === 'life' ? 'multiCrimeLife' : 'multiCrimeDeathReprieve';
  return named || categories.has('violentEight') || categories.has(extra)
    ? { is: 'strict', exactlyTen: false }
    : { is: 'general' };
}

function ofFixedTerm(
  facts: ReviewFacts,
  categories: ReadonlySet<string>,
  named: boolean,
): PrisonerClass {
  const term = facts.termMonths!;
  if (
    named &&
    term === 120 &&
    ['violentEight', 'multiCrimeTwoGte10'].some((c) => categories.has(c))
  )
    return undecided('whether art.7(2) by the crime settles the ten years of Q1');
  if (named) return { is: 'strict', exactlyTen: term === 120 };
  if (term < 120) return { is: 'general' };
  if (categories.has('multiCrimeTwoGte10')) return { is: 'strict', exactlyTen: false };
  if (!categories.has('violentEight')) return { is: 'general' };
  return facts.violentCrimeMonths != null && facts.violentCrimeMonths < 120
    ? undecided('Q10: no single violent crime reaches ten years')
    : { is: 'strict', exactlyTen: false };
}
