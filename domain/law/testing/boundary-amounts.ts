import type { MeritHead, ReviewFacts } from '../facts.ts';
import type { RuleId } from '../rules/index.ts';
import { but, day } from './facts.ts';
import { monthsIn } from './reckoning.ts';

/** The ceiling of one reduction, or the fixed terms into which life may be changed. */
export interface AmountRow {
  readonly rule: RuleId;
  readonly of: string;
  readonly merit: readonly MeritHead[];
  /** Words of the article named, and whose article it is where it refers to another one. */
  readonly words: readonly (readonly [RuleId, string])[];
  readonly facts: ReviewFacts;
  /** In months; for a ceiling both are the ceiling. */
  readonly least: number;
  readonly most: number;
}

const merits = {
  repent: ['repent'],
  merit: ['merit'],
  both: ['repent', 'merit'],
  major: ['majorMerit'],
  all: ['repent', 'majorMerit'],
  everything: ['repent', 'merit', 'majorMerit'],
} as const satisfies Record<string, readonly MeritHead[]>;
type MeritName = keyof typeof merits;

const withMerit = (facts: ReviewFacts, merit: MeritName): ReviewFacts => ({
  ...facts,
  merit: merits[merit],
  majorMeritDate:
    merit === 'repent' || merit === 'merit' || merit === 'both' ? null : day('2025-01-10'),
});

/** Rows of one article: the words for each ground of merit. */
const ceilings = (
  rule: RuleId,
  of: string,
  facts: ReviewFacts,
  words: Partial<Record<MeritName, readonly [RuleId, string]>>,
): readonly AmountRow[] =>
  Object.entries(words).map(([merit, source]) => ({
    rule,
    of: `${of}, ${merit}`,
    merit: merits[merit as MeritName],
    words: [source],
    facts: withMerit(facts, merit as MeritName),
    least: monthsIn(source[1]),
    most: monthsIn(source[1]),
  }));

const terms = (
  rule: RuleId,
  of: string,
  facts: ReviewFacts,
  merit: readonly MeritName[],
  least: readonly [RuleId, string],
  most: readonly [RuleId, string] = least,
): readonly AmountRow[] =>
  merit.map((name) => ({
    rule,
    of: `${of}, ${name}`,
    merit: merits[name],
    words: [least, most],
    facts: withMerit(facts, name),
    least: monthsIn(least[1]),
    most: monthsIn(most[1]),
  }));

const dutyCrime: Partial<ReviewFacts> = { categories: ['dutyCrime'] };
const violent: Partial<ReviewFacts> = { offence: '故意杀人罪', categories: ['violentEight'] };
const corrupt: Partial<ReviewFacts> = {
  offence: '受贿罪',
  chapter: 8,
  categories: ['dutyCrime', 'corruption2019'],
  formerRank: '科级',
};
/** Judged after Amendment IX, on a day that the file does not give. */
const corruptJudgedLater: Partial<ReviewFacts> = {
  ...corrupt,
  judgmentDate: null,
  judgmentEffective: null,
  deliveryDate: null,
  crimeDate: day('2013-05-01'),
};
const twelveYears: Partial<ReviewFacts> = { termMonths: 144, sentenceEnd: day('2033-05-31') };

const life: Partial<ReviewFacts> = {
  originalSentence: 'life',
  currentSentence: 'life',
  termMonths: null,
  sentenceStart: null,
  sentenceEnd: null,
  crimeDate: day('2013-05-01'),
  judgmentDate: day('2013-12-20'),
  judgmentEffective: day('2014-01-10'),
  deliveryDate: day('2014-02-10'),
};
const fromLife: Partial<ReviewFacts> = {
  ...life,
  currentSentence: 'fixedTerm',
  priors: [
    {
      rulingDate: day('2017-03-10'),
      servedDate: day('2017-03-13'),
      toSentence: 'fixedTerm',
      toTermMonths: 264,
    },
  ],
};
const reprieve: Partial<ReviewFacts> = {
  ...life,
  originalSentence: 'deathReprieve',
  commutationRestricted: false,
  lifeImprisonmentNoRelease: false,
  reprieveExpiry: day('2016-01-09'),
};
const reprieveLife: Partial<ReviewFacts> = {
  ...reprieve,
  priors: [{ rulingDate: day('2016-02-01'), servedDate: day('2016-02-03'), toSentence: 'life' }],
};
const fromReprieve: Partial<ReviewFacts> = {
  ...reprieve,
  currentSentence: 'fixedTerm',
  priors: [
    ...(reprieveLife.priors ?? []),
    {
      rulingDate: day('2021-02-01'),
      servedDate: day('2021-02-03'),
      toSentence: 'fixedTerm',
      toTermMonths: 300,
    },
  ],
};
const restricted: Partial<ReviewFacts> = {
  ...violent,
  commutationRestricted: true,
};

/** 法释〔2016〕23号 art.6(2), ground by ground. */
const article6 = {
  repent: ['SPC2016-006-2A', '九个月'],
  merit: ['SPC2016-006-2A', '九个月'],
  both: ['SPC2016-006-2B', '一年'],
  major: ['SPC2016-006-2C', '一年六个月'],
  all: ['SPC2016-006-2D', '二年'],
} as const;
type Article6 = typeof article6;
const allOf6 = (facts: ReviewFacts, of: string): readonly AmountRow[] =>
  (Object.keys(article6) as (keyof Article6)[]).flatMap((merit) =>
    ceilings(article6[merit][0], of, facts, { [merit]: article6[merit] }),
  );

/** 比照第六条从严掌握，一次不超过一年: the lower of art.6 and one year. */
const strictly = (rule: RuleId, of: string, facts: ReviewFacts): readonly AmountRow[] =>
  ceilings(rule, of, facts, {
    repent: article6.repent,
    merit: article6.merit,
    both: article6.both,
    major: [rule, '一年'],
    all: [rule, '一年'],
    everything: [rule, '一年'],
  });

const byArticle2of2019 = (facts: ReviewFacts, of: string): readonly AmountRow[] => [
  ...ceilings('SPC2019-002-2A', of, facts, {
    repent: ['SPC2019-002-2A', '六个月'],
    merit: ['SPC2019-002-2A', '六个月'],
  }),
  ...ceilings('SPC2019-002-2B', of, facts, { both: ['SPC2019-002-2B', '九个月'] }),
  ...ceilings('SPC2019-002-2C', of, facts, {
    major: ['SPC2019-002-2C', '一年'],
    all: ['SPC2019-002-2C', '一年'],
  }),
];

/** 减刑幅度: what one ruling may take off a fixed term. */
export const ceilingRows: readonly AmountRow[] = [
  ...allOf6(but({}), 'fixed term'),
  ...allOf6(but(fromLife), 'after life (art.8)'),
  ...allOf6(but(fromReprieve), 'after a reprieve (art.10(2))'),
  ...strictly('SPC2016-007-1A', 'strict, below ten years', but(dutyCrime)),
  ...strictly('SPC2016-007-2A', 'strict, from ten years', but({ ...violent, ...twelveYears })),
  ...strictly('SPC2016-009-1R', 'strict, after life', but({ ...fromLife, ...violent })),
  ...strictly('SPC2016-011-R', 'strict, after a reprieve', but({ ...fromReprieve, ...violent })),
  ...ceilings('SPC2016-014-A', 'restricted', but({ ...fromReprieve, ...restricted }), {
    repent: ['SPC2016-014-A', '六个月'],
    merit: ['SPC2016-014-A', '六个月'],
    both: ['SPC2016-014-A', '六个月'],
  }),
  ...ceilings('SPC2016-014-M', 'restricted', but({ ...fromReprieve, ...restricted }), {
    major: ['SPC2016-014-M', '一年'],
    all: ['SPC2016-014-M', '一年'],
  }),
  ...byArticle2of2019(but({ ...corrupt, ...twelveYears }), 'corruption'),
  ...byArticle2of2019(but({ ...fromLife, ...corruptJudgedLater }), 'corruption, after life'),
  ...byArticle2of2019(
    but({ ...fromReprieve, ...corruptJudgedLater }),
    'corruption, after a reprieve',
  ),
];

const strictLife = but({ ...life, ...violent });
const strictReprieve = but({ ...reprieveLife, ...violent });
const restrictedLife = but({ ...reprieveLife, ...restricted });
const corruptLife = but({ ...life, ...corruptJudgedLater, deliveryDate: day('2016-02-10') });
const corruptReprieve = but({ ...reprieveLife, ...corruptJudgedLater });

/** 无期徒刑减为有期徒刑: the terms that may result. */
export const termRows: readonly AmountRow[] = [
  ...terms(
    'SPC2016-008-1A',
    'life',
    but(life),
    ['repent', 'merit'],
    ['SPC2016-008-1A', '二十二年'],
  ),
  ...terms(
    'SPC2016-008-1B',
    'life',
    but(life),
    ['both'],
    ['SPC2016-008-1B', '二十一年以上'],
    ['SPC2016-008-1B', '二十二年以下'],
  ),
  ...terms(
    'SPC2016-008-1C',
    'life',
    but(life),
    ['major'],
    ['SPC2016-008-1C', '二十年以上'],
    ['SPC2016-008-1C', '二十一年以下'],
  ),
  ...terms(
    'SPC2016-008-1D',
    'life',
    but(life),
    ['all', 'everything'],
    ['SPC2016-008-1D', '十九年以上'],
    ['SPC2016-008-1D', '二十年以下'],
  ),
  // 比照第八条从严掌握，最低不得少于二十年: the terms of art.8, none below twenty years.
  ...terms(
    'SPC2016-009-1A',
    'strict life',
    strictLife,
    ['repent', 'merit'],
    ['SPC2016-008-1A', '二十二年'],
  ),
  ...terms(
    'SPC2016-009-1A',
    'strict life',
    strictLife,
    ['both'],
    ['SPC2016-008-1B', '二十一年以上'],
    ['SPC2016-008-1B', '二十二年以下'],
  ),
  ...terms(
    'SPC2016-009-1A',
    'strict life',
    strictLife,
    ['major'],
    ['SPC2016-009-1A', '二十年'],
    ['SPC2016-008-1C', '二十一年以下'],
  ),
  ...terms('SPC2016-009-1A', 'strict life', strictLife, ['all'], ['SPC2016-009-1A', '二十年']),
  ...terms(
    'SPC2016-010-1A',
    'reprieve',
    but(reprieveLife),
    ['repent', 'merit'],
    ['SPC2016-010-1A', '二十五年'],
  ),
  ...terms(
    'SPC2016-010-1B',
    'reprieve',
    but(reprieveLife),
    ['both'],
    ['SPC2016-010-1B', '二十四年以上'],
    ['SPC2016-010-1B', '二十五年以下'],
  ),
  ...terms(
    'SPC2016-010-1C',
    'reprieve',
    but(reprieveLife),
    ['major'],
    ['SPC2016-010-1C', '二十三年以上'],
    ['SPC2016-010-1C', '二十四年以下'],
  ),
  ...terms(
    'SPC2016-010-1D',
    'reprieve',
    but(reprieveLife),
    ['all'],
    ['SPC2016-010-1D', '二十二年以上'],
    ['SPC2016-010-1D', '二十三年以下'],
  ),
  ...[strictReprieve, restrictedLife].flatMap((facts, index) => {
    const of = index === 0 ? 'strict reprieve' : 'restricted reprieve (art.13)';
    return [
      ...terms('SPC2016-011-A', of, facts, ['repent'], ['SPC2016-011-A', '二十五年']),
      ...terms(
        'SPC2016-011-A',
        of,
        facts,
        ['merit', 'both', 'major', 'all'],
        ['SPC2016-011-A', '二十三年以上'],
        ['SPC2016-011-A', '二十五年以下'],
      ),
    ];
  }),
  ...terms(
    'SPC2019-003-2A',
    'corruption, life',
    corruptLife,
    ['repent', 'merit'],
    ['SPC2019-003-2A', '二十三年'],
  ),
  ...terms(
    'SPC2019-003-2B',
    'corruption, life',
    corruptLife,
    ['both'],
    ['SPC2019-003-2B', '二十二年以上'],
    ['SPC2019-003-2B', '二十三年以下'],
  ),
  ...terms(
    'SPC2019-003-2C',
    'corruption, life',
    corruptLife,
    ['major', 'all'],
    ['SPC2019-003-2C', '二十一年以上'],
    ['SPC2019-003-2C', '二十二年以下'],
  ),
  ...terms(
    'SPC2019-004-2A',
    'corruption, reprieve',
    corruptReprieve,
    ['repent', 'merit'],
    ['SPC2019-004-2A', '二十五年'],
  ),
  ...terms(
    'SPC2019-004-2B',
    'corruption, reprieve',
    corruptReprieve,
    ['both'],
    ['SPC2019-004-2B', '二十四年六个月以上'],
    ['SPC2019-004-2B', '二十五年以下'],
  ),
  ...terms(
    'SPC2019-004-2C',
    'corruption, reprieve',
    corruptReprieve,
    ['major', 'all'],
    ['SPC2019-004-2C', '二十四年以上'],
    ['SPC2019-004-2C', '二十四年六个月以下'],
  ),
];
