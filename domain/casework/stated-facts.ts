import { z } from 'zod';
import { sentences } from '#domain/law/facts.ts';
import { statedFields } from '#domain/law/materials/index.ts';
import type { PersonalKind } from '#domain/kernel/personal.ts';
import { choice, count, legalDate, text } from './fields.ts';

/** Fen in ten billion yuan. */
const mostFen = 1_000_000_000_000;

const words = (max: number, field: keyof typeof statedFields, personal: PersonalKind) =>
  text(max, { ...statedFields[field].name, personal }).nullable();
const day = (field: keyof typeof statedFields, personal: PersonalKind = 'none') => {
  const { zh, en } = statedFields[field].name;
  return legalDate(zh, en).meta({ personal }).nullable();
};
const number = (max: number, field: keyof typeof statedFields) => {
  const { zh, en } = statedFields[field].name;
  return count(max, zh, en).nullable();
};
const numbers = (max: number, field: keyof typeof statedFields) =>
  z
    .array(z.int().min(0).max(max))
    .max(100)
    .nullable()
    .meta({ ...statedFields[field].name });

/** What a document states, as it is entered; `null` where it says nothing of it. Sums in fen. */
export const statedFactsSchema = z
  .strictObject({
    name: words(200, 'name', 'name'),
    prisonerNumber: words(50, 'prisonerNumber', 'number'),
    identityNumber: words(50, 'identityNumber', 'number'),
    judgmentNumber: words(100, 'judgmentNumber', 'freeText'),
    offence: words(200, 'offence', 'freeText'),
    originalSentence: choice(
      sentences,
      statedFields.originalSentence.name.zh,
      statedFields.originalSentence.name.en,
    ).nullable(),
    termMonths: number(300, 'termMonths'),
    politicalRightsYears: number(99, 'politicalRightsYears'),
    birthDate: day('birthDate', 'birthDate'),
    sentenceStart: day('sentenceStart'),
    sentenceEnd: day('sentenceEnd'),
    judgmentDate: day('judgmentDate'),
    judgmentEffective: day('judgmentEffective'),
    deliveryDate: day('deliveryDate'),
    filingDate: day('filingDate'),
    proposedReductionMonths: number(300, 'proposedReductionMonths'),
    proposedReductionDays: number(30, 'proposedReductionDays'),
    priorReductions: numbers(300, 'priorReductions'),
    orderedFen: number(mostFen, 'orderedFen'),
    performedFen: number(mostFen, 'performedFen'),
    outstandingFen: number(mostFen, 'outstandingFen'),
    receiptsFen: numbers(mostFen, 'receiptsFen'),
  })
  .meta({ zh: '材料载明的内容', en: 'What the document states' });
