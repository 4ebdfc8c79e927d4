import { readFileSync } from 'node:fs';
import type { ReviewFacts } from '#domain/law/facts.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';

/** An officially published case: what its source says, and nothing else. */
export interface PublishedCase {
  readonly id: string;
  /** As the source anonymises it. */
  readonly name: string;
  readonly title: string;
  readonly source: {
    readonly publisher: string;
    readonly document: string;
    readonly number: string | null;
  };
  readonly reliability: string;
  readonly input: ReviewFacts;
  readonly outcome: PublishedOutcome;
  readonly notes: readonly string[];
}

export interface PublishedOutcome {
  readonly granted: boolean;
  readonly reductionMonths: number | null;
  readonly reductionDays: number | null;
  readonly newEnd: LegalDate | null;
  readonly resultTermMonths: number | null;
  readonly resultSentence: 'life' | 'fixedTerm' | null;
  readonly politicalRightsYears: number | null;
  readonly paroleGranted: boolean | null;
  readonly paroleProbationEnd: LegalDate | null;
  readonly procuratorateObjection: string | null;
  readonly openHearing: boolean | null;
}

/** The ten published cases, in the order of their numbers. */
export const publishedCases = (): readonly PublishedCase[] =>
  JSON.parse(
    readFileSync(new URL('./data/published_cases.json', import.meta.url), 'utf8'),
  ) as PublishedCase[];
