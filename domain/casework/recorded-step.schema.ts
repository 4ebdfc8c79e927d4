import { z } from 'zod';
import { actingPersonSchema } from './acting-person.ts';

const code = z.string().meta({ personal: 'none' });
/** Names values of the case where it says what differs. */
const sentence = z.string().meta({ personal: 'freeText' });

/** What the statutory review said when the step was taken. */
const reviewSummary = z.object({
  verdict: code,
  lawVersion: code,
  earliestFilingDate: code.nullable(),
  maxReductionMonths: z.int().nullable(),
  open: z.array(code),
  missing: z.array(code).optional(),
});

/** What somebody went past with a written reason. */
export const overriddenSchema = z.array(
  z.object({
    rule: code,
    article: code.nullable(),
    text: z.object({ zh: sentence, en: sentence }),
  }),
);

/** What the event of a step keeps beside the data of its command: see `Derived` and `TakenBy`. */
export const recordedWithStep = z.object({
  person: actingPersonSchema.optional(),
  review: reviewSummary.optional(),
  provincialConsentRequired: z.boolean().optional(),
  overridden: overriddenSchema.optional(),
});

/** What an opening keeps besides. */
export const recordedWithOpening = recordedWithStep.extend({ caseId: code, processVersion: code });
