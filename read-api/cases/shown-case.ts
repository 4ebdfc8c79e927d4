import { z } from 'zod';
import { caseStateSchema } from '#domain/casework/case-state.schema.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';

/** A day of birth of which only the year is shown. */
const maskedDay = z
  .string()
  .regex(/^\d{4}-\*\*-\*\*$/)
  .meta({ personal: 'birthDate' })
  .transform((text) => text as LegalDate);

const { facts, documents, reversible } = caseStateSchema.shape;
const states = documents.element.shape.states.unwrap();

const shown = {
  facts: facts.extend({ birthDate: z.union([facts.shape.birthDate, maskedDay]) }),
  documents: z.array(
    documents.element.extend({
      states: states.extend({ birthDate: z.union([states.shape.birthDate, maskedDay]) }).nullable(),
    }),
  ),
};

/** The state of a case as it is sent: as it is kept, but a day of birth may be masked. */
export const shownCase = caseStateSchema.extend({
  ...shown,
  reversible: reversible
    .unwrap()
    .extend({
      before: caseStateSchema
        .omit({ reversible: true })
        .extend(shown)
        .partial() as unknown as z.ZodType<Partial<CaseState>>,
    })
    .nullable(),
}) satisfies z.ZodType<CaseState>;
