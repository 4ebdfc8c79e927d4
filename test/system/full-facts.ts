import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import { opening } from '#domain/casework/testing/scenario.ts';
import { asFact } from '../../ui/forms/as-fact.ts';
import { fieldsOf, type FormObject } from '../../ui/forms/field-schema.ts';
import { filledFields } from './filled-fields.ts';

/** Facts that somebody who serves a fixed term for theft cannot have, so that the file holds none. */
const ofOthers = [
  'violentCrimeMonths',
  'totalOfSentencesMonths',
  'reprieveStart',
  'reprieveExpiry',
  'reprieveOutcome',
  'convertedToLifeDate',
  'fixedTermStart',
  'fixedTermMonths',
  'formerRank',
  'majorMeritDate',
  'propertyDetail',
  'propertyAbility',
  'propertySituationEnded',
  'revocationGround',
  'recommitmentDate',
  'omittedCrime',
  'omittedCrimeConfessed',
  'retrial',
  'proposedPoliticalRightsYears',
] as const;

/** Every fact that the form asks for and that such a person can have, under which the journey goes on. */
export const fullFacts = {
  ...filledFields(fieldsOf(caseFactsSchema).map(asFact), 'last'),
  ...opening().facts,
  ...Object.fromEntries(ofOthers.map((name) => [name, null])),
  chapter: 5,
  judgmentDate: '2025-02-08',
  custodyStart: '2024-09-05',
  crimeDate: '2024-08-01',
  birthDate: '1990-05-05',
  ageAtFiling: 35,
  politicalRightsYears: 0,
  selfWrittenStatementAuthentic: true,
  executionAgency: 'prison',
  court: '上海市浦东新区人民法院',
  timeNotCounted: [],
  noReoffendRisk: true,
  communityAssessment: true,
} as unknown as FormObject;
