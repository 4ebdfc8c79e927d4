import { z } from 'zod';
import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';
import { suspensionGrounds } from './suspension.ts';
import { questionDays, type DeadlineQuestion, type QuestionDay } from './question.ts';

const day = z
  .string()
  .refine(isLegalDate, { message: 'date' })
  .transform((text) => text as LegalDate);
const flag = z.boolean();

const days = Object.fromEntries(questionDays.map((name) => [name, day.exactOptional()])) as Record<
  QuestionDay,
  z.ZodExactOptional<typeof day>
>;

/**
 * A question about a time limit as it comes from outside. An unknown field, a day that does not
 * exist and a value that is none of its options are refused with the name of the field.
 */
export const deadlineQuestionSchema = z.strictObject({
  ...days,
  kind: z.string().max(80).exactOptional(),
  inCustody: flag.exactOptional(),
  detained: flag.exactOptional(),
  majorComplex: flag.exactOptional(),
  detentionClass: z.enum(['ordinary', 'special', 'itinerant']).exactOptional(),
  detentionExtensions: z.int().min(0).max(3).exactOptional(),
  suspended: z
    .array(
      z.strictObject({
        ground: z.enum(suspensionGrounds).exactOptional(),
        from: day,
        to: day.nullable(),
      }),
    )
    .max(50)
    .exactOptional(),
  procedure: z.enum(['ordinary', 'simplified', 'fastTrack']).exactOptional(),
  fastTrack: flag.exactOptional(),
  possibleTermOverOneYear: flag.exactOptional(),
  possibleTermOverThreeYears: flag.exactOptional(),
  pronouncement: z.enum(['inCourt', 'fixedDate']).exactOptional(),
  supplementaryRound: z.int().min(1).max(50).exactOptional(),
  remainingMonths: z.int().min(0).max(600).exactOptional(),
  measure: z.enum(['commutation', 'parole', 'paroleRevocation']).exactOptional(),
  currentSentence: z
    .enum(['control', 'criminalDetention', 'fixedTerm', 'life', 'deathReprieve'])
    .exactOptional(),
  inCommunityCorrection: flag.exactOptional(),
  executingOrgan: z.enum(['prison', 'detentionCentre']).exactOptional(),
  materials: z.enum(['general', 'property']).exactOptional(),
  formerRank: z.enum(['bureauOrAbove', 'countyDivision']).exactOptional(),
}) satisfies z.ZodType<DeadlineQuestion>;
