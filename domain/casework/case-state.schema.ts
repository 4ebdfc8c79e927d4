import { z } from 'zod';
import { statedFactsSchema } from './stated-facts.ts';
import { actingPersonSchema } from './acting-person.ts';
import { agencyKinds } from './agencies.ts';
import { caseFactsSchema } from './case-facts.ts';
import { limitStandings, type CaseDeadline } from './case-deadlines.ts';
import type { CaseState } from './case-state.ts';
import { defectCodes, defectPlaces, severities, type Defect } from './defects.ts';
import { outcomes, stages, type Outcome } from './stages.ts';
import { documentId, legalDate } from './fields.ts';
import { overriddenSchema } from './recorded-step.schema.ts';
import { agenciesSchema, offenderSchema, provenanceSchema } from './steps/open-case.ts';
import { CaseId } from '#domain/kernel/ids.ts';

/** The state of a case as a schema: views keep it, answers show it, and masking follows its marks. */

const code = z.string().meta({ personal: 'none' });
const written = z.string().meta({ personal: 'freeText' });
const day = legalDate('日期', 'Day').nullable();
const stage = z.enum(stages);
const measure = z.enum(['commutation', 'parole', 'reprieveExpiry']);
const outcome = z.enum(Object.keys(outcomes) as [Outcome, ...Outcome[]]);

const proposal = z.object({
  reductionMonths: z.int().nullable(),
  reductionDays: z.int().nullable(),
  resultTermMonths: z.int().nullable(),
  probationMonths: z.int().nullable().optional(),
  parole: z.boolean(),
});

const ruling = z.object({
  on: day,
  outcome: z.enum(['grant', 'adjust', 'refuse']),
  granted: proposal.nullable(),
  newEnd: day,
  paroleProbationEnd: day,
  resultSentence: z.enum(['life', 'fixedTerm']).nullable(),
  politicalRightsYears: z.int().nullable(),
  reasons: written.nullable(),
  retrial: z.boolean(),
});

const returned = z.object({
  on: day,
  items: z.array(z.object({ material: written, reason: written })),
  property: z.boolean(),
  answeredOn: day,
  answers: z.array(z.object({ material: written, note: written })),
});

const attached = z.object({
  documentId: documentId('材料', 'Document'),
  material: written,
  title: written,
  mediaType: written,
  size: z.int(),
  sm3: code,
  sha256: code,
  agency: z.enum(agencyKinds),
  attachedOn: day,
  place: z.int(),
  states: statedFactsSchema.nullable(),
});

const notice = z.object({
  postedOn: day,
  endedOn: day,
  ended: z.boolean(),
  objections: z.int(),
});

const fields = {
  caseId: code.transform(CaseId),
  processVersion: code,
  measure,
  provenance: provenanceSchema,
  reference: written.nullable(),
  courtCaseNumber: written.nullable(),
  district: code.nullable(),
  offender: offenderSchema,
  agencies: agenciesSchema,
  facts: caseFactsSchema,
  plannedFilingDate: day,
  stage,
  outcome: outcome.nullable(),
  steps: z.array(z.object({ event: code, stage, on: day, person: actingPersonSchema.nullable() })),
  lastOn: day,
  prisonNotice: notice.nullable(),
  courtNotice: notice.nullable(),
  procuratorateOpinion: z.object({ stance: code, text: written.nullable() }).nullable(),
  procuratorateObjects: z.boolean(),
  proposal: proposal.nullable(),
  filingDate: day,
  provincialConsentRequired: z.boolean(),
  acceptedOn: day,
  materials: z.array(written),
  returns: z.array(returned),
  trialMode: z.enum(['hearing', 'paper', 'notPublished']).nullable(),
  hearingDate: day,
  rulingTermExtended: z.boolean(),
  rulings: z.array(ruling),
  servedOn: z
    .object({ prison: day, procuratorate: day, offender: day, justiceBureau: day })
    .nullable(),
  correctionOpinionOn: day,
  retrialGround: z.enum(['error', 'higherCourt', 'hiddenAssets']).nullable(),
  withdrawal: z.object({ from: stage, reason: written }).nullable(),
  documents: z.array(attached),
  overrides: z.array(
    z.object({
      event: code,
      on: day,
      reason: written,
      person: actingPersonSchema.nullable(),
      overridden: overriddenSchema.nullable(),
    }),
  ),
} as const;

export const caseStateSchema = z.object({
  ...fields,
  reversible: z
    .object({
      index: z.int(),
      agency: z.enum([...agencyKinds, 'party']),
      staffNumber: z.string().meta({ personal: 'number' }).nullable(),
      // What is not there is not a key with nothing in it: `partial()` says so less exactly.
      before: z.object(fields).partial() as unknown as z.ZodType<Partial<CaseState>>,
    })
    .nullable(),
}) satisfies z.ZodType<CaseState>;

const sentence = z.object({ zh: written, en: written });

/** A time limit of a case; its words are the law's and the program's, and tell days. */
export const caseDeadlineSchema = z.object({
  id: code,
  owner: z.enum(agencyKinds),
  kind: z.enum(['atMost', 'notBefore']),
  optional: z.boolean(),
  rule: code,
  article: z.object({ zh: code, en: code }),
  from: legalDate('起算日', 'First day'),
  due: day,
  dueIfExtended: day,
  arithmetic: z.object({ zh: code, en: code }),
  doneOn: day,
  done: z.boolean(),
  standing: z.enum(limitStandings),
  lapsedOn: day,
}) satisfies z.ZodType<CaseDeadline>;

/** What is wrong with the data of a case; it may quote what a document states. */
export const defectSchema = z.object({
  code: z.enum(defectCodes),
  place: z.object({ kind: z.enum(defectPlaces), name: written }),
  owner: z.enum(agencyKinds),
  severity: z.enum(severities),
  since: day,
  article: z.object({ zh: code, en: code }).nullable(),
  text: sentence,
}) satisfies z.ZodType<Defect>;
