import { z } from 'zod';
import { criminalAgencyKinds } from '#domain/criminal/agencies.ts';
import {
  criminalLimitSchema,
  criminalStateSchema,
} from '#domain/criminal/criminal-state.schema.ts';
import { criminalStages } from '#domain/criminal/stages.ts';
import { criminalStepNames } from '#domain/criminal/steps/index.ts';
import { agencyId, count, day, decimalText, underEach } from '#http/answer-parts.ts';
import { eventAnswer } from '../events/event-answers.ts';

/** Whose turn it is; both null when nothing is left to do. */
const turn = z.object({
  kind: z.enum(criminalAgencyKinds).nullable(),
  agency: agencyId.meta({ personal: 'none' }).nullable(),
});

/** `GET /api/criminal-cases/{id}`: the state of the case with its time limits. */
export const criminalCaseAnswer = criminalStateSchema.extend({
  id: z.uuid().meta({ personal: 'none' }),
  turn,
  limits: z.array(criminalLimitSchema),
  /** Steps that the asker may take now, in the order of the procedure. */
  possible: z.array(z.enum(criminalStepNames)),
  revision: decimalText.meta({ personal: 'none' }),
  asOf: decimalText.meta({ personal: 'none' }),
});
export type CriminalCaseAnswer = z.output<typeof criminalCaseAnswer>;

/** `GET /api/criminal-cases`: a row for each case. */
export const criminalRow = criminalStateSchema
  .pick({
    reference: true,
    courtCaseNumber: true,
    suspect: true,
    offence: true,
    agencies: true,
    stage: true,
    outcome: true,
    custody: true,
    lastOn: true,
  })
  .extend({
    id: z.uuid().meta({ personal: 'none' }),
    filedOn: day.meta({ personal: 'none' }),
    turn,
    /** The limit that is owed next, the first due first; null when nothing is owed by a day. */
    next: criminalLimitSchema.nullable(),
    /** Limits that are past and owed. */
    overdue: count,
    revision: decimalText.meta({ personal: 'none' }),
  });
export const criminalListAnswer = z.array(criminalRow);
export type CriminalRow = z.output<typeof criminalRow>;

/** `GET /api/criminal-cases/counts`. */
export const criminalCountsAnswer = z.object({
  stages: z.object(underEach(criminalStages, count)),
  /** Cases with a limit that is owed and past. */
  overdue: count,
});
export type CriminalCountsAnswer = z.output<typeof criminalCountsAnswer>;

/** `GET /api/criminal-cases/{id}/events`. */
export const criminalEventsAnswer = z.array(eventAnswer);
