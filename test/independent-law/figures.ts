import type { Day } from './dates.ts';

/** The numeric answers that are calculated a second time; the names are those of the engine. */
export interface FigureTypes {
  lawDate: Day;
  verdict: 'eligible' | 'notYet' | 'blocked' | 'humanReview';
  earliestFilingDate: Day | null;
  alternativeEarliest: Day | null;
  standardEarliest: Day | null;
  baseStart: Day | null;
  startWaived: boolean;
  intervalWaived: boolean;
  maxReductionMonths: number;
  ceilingMonths: number;
  maxIfAmountRelaxedInstead: number;
  floorLastDay: Day;
  floorDate: Day;
  newEndBefore: Day;
  newEndIfMax: Day;
  /** Shortest and longest fixed term into which life may be changed. */
  resultTermLeast: number;
  resultTermMost: number;
  resultSentence: 'life' | 'fixedTerm';
  politicalRightsYears: readonly [number, number];
  probationFloorMonths: number;
  nextIntervalYears: number;
  reprieveExpiry: Day;
  /** First and last day of the fixed term if life is changed on the day of the ruling. */
  newTermIfRuledOn: readonly [Day, Day];
  paroleForbidden: boolean;
  paroleBar81_2: boolean;
  paroleHalfReachedByFiling: boolean;
  paroleIntervalOk: boolean;
  paroleProbationEnd: Day;
  proposalLawful: boolean;
  proposalNewEnd: Day;
}

export type FigureName = keyof FigureTypes;

const every: Record<FigureName, true> = {
  lawDate: true,
  verdict: true,
  earliestFilingDate: true,
  alternativeEarliest: true,
  standardEarliest: true,
  baseStart: true,
  startWaived: true,
  intervalWaived: true,
  maxReductionMonths: true,
  ceilingMonths: true,
  maxIfAmountRelaxedInstead: true,
  floorLastDay: true,
  floorDate: true,
  newEndBefore: true,
  newEndIfMax: true,
  resultTermLeast: true,
  resultTermMost: true,
  resultSentence: true,
  politicalRightsYears: true,
  probationFloorMonths: true,
  nextIntervalYears: true,
  reprieveExpiry: true,
  newTermIfRuledOn: true,
  paroleForbidden: true,
  paroleBar81_2: true,
  paroleHalfReachedByFiling: true,
  paroleIntervalOk: true,
  paroleProbationEnd: true,
  proposalLawful: true,
  proposalNewEnd: true,
};

export const figureNames = Object.keys(every) as FigureName[];

/** What was calculated, and why the rest was not: where the law leaves room nothing is guessed. */
export class Calculated {
  readonly figures: { [Name in FigureName]?: FigureTypes[Name] } = {};
  readonly undecided: { [Name in FigureName]?: string } = {};

  set<Name extends FigureName>(name: Name, value: FigureTypes[Name]): void {
    this.figures[name] = value;
    delete this.undecided[name];
  }

  leave(names: readonly FigureName[], reason: string): void {
    for (const name of names) {
      delete this.figures[name];
      this.undecided[name] = reason;
    }
  }
}
