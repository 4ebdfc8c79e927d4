import type { MeritHead } from '#domain/law/index.ts';
import type { PrisonerClass } from './prisoner-classes.ts';

/** 悔改或立功、悔改并立功、重大立功、悔改并重大立功: the columns of the tables below. */
export type Ground = 0 | 1 | 2 | 3;

export function groundOf(merit: readonly MeritHead[]): Ground | null {
  const repents = merit.includes('repent');
  if (merit.includes('majorMerit')) return repents ? 3 : 2;
  if (repents && merit.includes('merit')) return 1;
  return repents || merit.includes('merit') ? 0 : null;
}

type Decided = Exclude<PrisonerClass, { is: 'undecided' }>;

/** Months to serve before the first commutation of a fixed term; null where no number is given. */
export function startOfFixedTerm(of: Decided, termMonths: number): number | null {
  if (of.is === 'before2017') return termMonths >= 60 ? 18 : null;
  if (of.is === 'corruption2019') return termMonths >= 120 ? 36 : 24; // 2019 art.2(1)
  if (of.is === 'strict') return 24; // 2016 art.7
  if (termMonths < 60) return 12; // 2016 art.6(1)
  return termMonths < 120 ? 18 : 24;
}

/** Months between two commutations of an original fixed term. */
export function intervalOfFixedTerm(of: Decided, termMonths: number): number | null {
  if (of.is === 'before2017') return termMonths >= 60 ? 12 : null;
  if (of.is === 'corruption2019') return termMonths >= 120 ? 24 : 18; // 2019 art.2(3)
  return termMonths < 120 ? 12 : 18; // 2016 arts.6(3), 7; exactly ten: the longer one (Q1)
}

/** Months to serve before life is changed: 2016 arts.8, 9, 10, 11, 13; 2019 arts.3, 4. */
export function startOfLife(of: Decided, reprieved: boolean): number {
  switch (of.is) {
    case 'before2017':
      return 24;
    case 'corruption2019':
      return 48;
    case 'restricted':
      return 60;
    case 'strict':
      return 36;
    case 'general':
      return reprieved ? 36 : 24;
  }
}

/** Greatest reduction of a fixed term in one ruling, in months. */
export function ceiling(of: Decided, ground: Ground): number {
  switch (of.is) {
    case 'before2017':
      return ground === 0 ? 12 : 24;
    case 'restricted':
      return ground >= 2 ? 12 : 6; // 2016 art.14
    case 'corruption2019':
      return [6, 9, 12, 12][ground]!; // 2019 art.2(2), Q6
    case 'strict':
      return [9, 12, 12, 12][ground]!; // 2016 arts.7, 9, 11
    case 'general':
      return [9, 12, 18, 24][ground]!; // 2016 art.6(2)
  }
}

/** Shortest and longest fixed term into which life is changed; null: the text leaves room. */
export type TermRange = readonly [least: number | null, most: number | null];

/** Life that was life from the start: 2016 arts.8, 9; 2019 art.3. */
export function termAfterLife(of: Decided, ground: Ground): TermRange {
  switch (of.is) {
    case 'before2017':
      return ground === 0 ? [240, 264] : ground === 2 ? [180, 240] : [null, null];
    case 'corruption2019':
      return ground === 0 ? [276, 276] : ground === 1 ? [264, 276] : [252, 264];
    case 'strict':
      // "从严" and 20 years at least: how far above is for the court.
      return [[264, 252, 240, 240][ground]!, null];
    default:
      return (
        [
          [264, 264],
          [252, 264],
          [240, 252],
          [228, 240],
        ] as const
      )[ground]!;
  }
}

/** Life that was death with reprieve: 2016 arts.10, 11, 13; 2019 art.4. */
export function termAfterReprieve(
  of: Decided,
  ground: Ground,
  merit: readonly MeritHead[],
): TermRange {
  switch (of.is) {
    case 'before2017':
      return ground === 0 ? [300, 300] : ground === 2 ? [276, 276] : [null, null];
    case 'corruption2019':
      return ground === 0 ? [300, 300] : ground === 1 ? [294, 300] : [288, 294];
    case 'general':
      return (
        [
          [300, 300],
          [288, 300],
          [276, 288],
          [264, 276],
        ] as const
      )[ground]!;
    default:
      return merit.includes('merit') || merit.includes('majorMerit') ? [276, 300] : [300, 300];
  }
}
