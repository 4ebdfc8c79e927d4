import { z } from 'zod';
import { actingPersonSchema } from '#domain/casework/acting-person.ts';
import type { CriminalEventType } from './events.ts';
import { fileCaseSchema } from './steps/filing.ts';
import { criminalStepNames, criminalSteps } from './steps/index.ts';

const code = z.string().meta({ personal: 'none' });
const takenBy = { person: actingPersonSchema.optional() } as const;

/** The data of the events of criminal procedure: what the command said, and who took the step. */
export const criminalEventSchemas = {
  CriminalCaseFiled: fileCaseSchema.extend({ ...takenBy, caseId: code, processVersion: code }),
  ...Object.fromEntries(
    criminalStepNames.map((name) => {
      const { event, schema } = criminalSteps[name];
      return [event, (schema as unknown as z.ZodObject).extend(takenBy)];
    }),
  ),
} as unknown as Readonly<Record<CriminalEventType, z.ZodObject>>;
