import { z } from 'zod';
import { actingPersonSchema } from '#domain/casework/acting-person.ts';
import { agencyId, legalDate } from '#domain/casework/fields.ts';
import { CaseId } from '#domain/kernel/ids.ts';
import { criminalAgencyKinds } from './agencies.ts';
import { criminalStandings, type CriminalLimit } from './criminal-limits.ts';
import {
  extensionGrounds,
  sentences,
  trialProcedures,
  type CriminalState,
} from './criminal-state.ts';
import {
  criminalOutcomes,
  criminalStages,
  custodyMeasures,
  type CriminalOutcome,
  type CustodyMeasure,
} from './stages.ts';

/** The state of a criminal case as a schema: answers show it, and masking follows its marks. */

const code = z.string().meta({ personal: 'none' });
const written = z.string().meta({ personal: 'freeText' });
const day = legalDate('日期', 'Day');
const words = z.object({ zh: code, en: code });
const agency = agencyId('单位', 'Agency').nullable();

const run = z.object({
  id: code,
  instance: z.int(),
  from: day,
  rule: code,
  part: code.nullable(),
  inCustody: z.boolean(),
  extended: z.boolean(),
  days: z.int().nullable(),
  extensions: z.array(
    z.object({
      ground: z.enum(extensionGrounds),
      requestedOn: day,
      decidedOn: day.nullable(),
      granted: z.boolean().nullable(),
    }),
  ),
  end: z.object({ kind: z.enum(['met', 'void']), on: day }).nullable(),
});

export const criminalStateSchema = z.object({
  caseId: code.transform(CaseId),
  processVersion: code,
  origin: z.enum(['casework', 'synthetic']),
  reference: written,
  courtCaseNumber: written.nullable(),
  district: code.nullable(),
  suspect: z.object({
    name: z.string().meta({ personal: 'name' }),
    idNumber: z.string().meta({ personal: 'number' }).nullable(),
  }),
  offence: written,
  agencies: z.object({
    police: agency,
    procuratorate: agency,
    court: agency,
    prison: agency,
    communityCorrection: agency,
  }),
  stage: z.enum(criminalStages),
  outcome: z
    .enum(Object.keys(criminalOutcomes) as [CriminalOutcome, ...CriminalOutcome[]])
    .nullable(),
  custody: z.enum(Object.keys(custodyMeasures) as [CustodyMeasure, ...CustodyMeasure[]]),
  acts: z.array(
    z.object({
      event: code,
      stage: z.enum(criminalStages),
      on: day,
      documentNumber: written.nullable(),
      person: actingPersonSchema.nullable(),
    }),
  ),
  lastOn: day,
  runs: z.array(run),
  notCounted: z.array(
    z.object({
      ground: z.enum(['psychiatricEvaluation', 'otherEvaluation', 'trialSuspended']),
      from: day,
      to: day.nullable(),
    }),
  ),
  arrest: z.enum(['requested', 'received', 'approved', 'notApproved', 'done']).nullable(),
  fileReceived: z.boolean(),
  supplementRounds: z.int(),
  procedure: z.enum(trialProcedures).nullable(),
  hearing: z.object({ on: day, public: z.boolean() }).nullable(),
  heardOn: day.nullable(),
  adjournments: z.int(),
  judgment: z
    .object({ on: day, sentence: z.enum(sentences), termMonths: z.int().nullable() })
    .nullable(),
  effectiveOn: day.nullable(),
  destination: z.enum(['prison', 'detentionCentre', 'communityCorrection']).nullable(),
}) satisfies z.ZodType<CriminalState>;

/** A time limit of a criminal case; its words are the law's and the program's, and tell days. */
export const criminalLimitSchema = z.object({
  id: code,
  title: words,
  instance: z.int(),
  owner: z.enum(criminalAgencyKinds),
  agency,
  optional: z.boolean(),
  rule: code,
  article: words,
  from: day,
  due: day.nullable(),
  dueIfExtended: day.nullable(),
  open: z.object({ until: day, reason: words }).nullable(),
  arithmetic: words,
  review: z.array(words),
  doneOn: day.nullable(),
  standing: z.enum(criminalStandings),
}) satisfies z.ZodType<CriminalLimit>;
