/** The classes of 法释〔2016〕23号 art.7(1) that are treated strictly whatever their term. */
export const strictClasses = [
  'dutyCrime',
  'financialCrime',
  'mafiaOrganization',
  'nationalSecurity',
  'terrorism',
  'drugRingleader',
  'drugRecidivist',
  'recidivist',
  'propertyNonPerformance',
] as const;

/** {@link strictClasses} and the corruption and bribery of 法释〔2019〕6号: whom art.6 leaves out. */
export const strictOrCorruption = [...strictClasses, 'corruption2019'] as const;

/** The classes of art.9, for whom life becomes a term strictly. */
export const strictOfLife = [...strictClasses, 'violentEight', 'multiCrimeLife'] as const;
export const strictOfLifeOrCorruption = [...strictOfLife, 'corruption2019'] as const;

/** The classes of art.11, the same for death with reprieve. */
export const strictOfReprieve = [
  ...strictClasses,
  'violentEight',
  'multiCrimeDeathReprieve',
] as const;
export const strictOfReprieveOrCorruption = [...strictOfReprieve, 'corruption2019'] as const;
