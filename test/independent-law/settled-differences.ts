/** A difference that was found and mended; see docs/law-comparison.md. */
export interface SettledDifference {
  readonly id: string;
  readonly reason: string;
  /** Facts on which engine and calculation differed. */
  readonly example: Readonly<Record<string, unknown>>;
}

export const settledDifferences: readonly SettledDifference[] = [
  {
    id: 'D1',
    reason:
      '终身监禁 in the file of a case judged before 2015-11-01, when art.383(4) did not exist',
    example: {
      measure: 'commutation',
      merit: ['merit'],
      categories: ['nationalSecurity'],
      property: 'none',
      priors: [],
      originalSentence: 'deathReprieve',
      currentSentence: 'life',
      reprieveOutcome: 'life',
      reprieveExpiry: '2010-02-27',
      commutationRestricted: false,
      lifeImprisonmentNoRelease: true,
      filingDate: '2015-02-27',
    },
  },
  {
    id: 'D2',
    reason: '2016 art.16 where the last day of the term is not printed but follows from its start',
    example: {
      measure: 'commutation',
      merit: ['merit'],
      categories: ['dutyCrime'],
      property: 'none',
      priors: [],
      originalSentence: 'fixedTerm',
      termMonths: 25,
      sentenceStart: '2022-07-26',
      judgmentEffective: '2023-11-07',
      deliveryDate: '2023-12-14',
      filingDate: '2024-05-10',
    },
  },
  {
    id: 'D3',
    reason: 'floor of 刑法 art.78(2) reached in a case judged by the interpretation of 2012',
    example: {
      measure: 'commutation',
      merit: ['repent', 'merit'],
      categories: [],
      property: 'none',
      originalSentence: 'fixedTerm',
      termMonths: 36,
      judgmentEffective: '2010-07-01',
      deliveryDate: '2010-08-05',
      filingDate: '2014-05-30',
      priors: [
        { rulingDate: '2012-01-08', servedDate: '2012-01-19', months: 3 },
        { rulingDate: '2012-09-21', servedDate: '2012-10-10', months: 24 },
      ],
    },
  },
  {
    id: 'D4',
    reason: 'floor of the old term after a new crime, although 2016 art.33 restores the reductions',
    example: {
      measure: 'commutation',
      merit: ['repent'],
      categories: ['drugRecidivist'],
      property: 'none',
      originalSentence: 'fixedTerm',
      termMonths: 35,
      judgmentEffective: '2017-05-20',
      deliveryDate: '2017-06-23',
      filingDate: '2019-04-11',
      priors: [{ rulingDate: '2018-11-20', servedDate: '2018-12-10', months: 18 }],
      newIntentionalCrime: { sentence: 'fixedTerm', finalDate: '2019-03-23' },
    },
  },
];
