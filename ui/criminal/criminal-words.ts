import { criminalAgencyNames, type CriminalAgencyKind } from '#domain/criminal/agencies.ts';
import {
  criminalOutcomes,
  criminalStageInfo,
  type CriminalOutcome,
  type CriminalStage,
} from '#domain/criminal/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';

export const stageName = (stage: string): Bilingual => criminalStageInfo[stage as CriminalStage];
export const outcomeName = (outcome: CriminalOutcome): Bilingual => criminalOutcomes[outcome];
export const partyName = (kind: CriminalAgencyKind): Bilingual => criminalAgencyNames[kind];
