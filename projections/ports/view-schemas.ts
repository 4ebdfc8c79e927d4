import { z } from 'zod';
import { agencyKinds } from '#domain/casework/agencies.ts';
import {
  caseDeadlineSchema,
  caseStateSchema,
  defectSchema,
} from '#domain/casework/case-state.schema.ts';
import { legalDate } from '#domain/casework/fields.ts';
import { listedFactKinds } from '#domain/casework/listed-facts.ts';
import { stages } from '#domain/casework/stages.ts';
import { criminalStateSchema } from '#domain/criminal/criminal-state.schema.ts';
import { criminalStages } from '#domain/criminal/stages.ts';
import { watchedAgencyKinds } from '#domain/supervision/watched-agencies.ts';
import { warningLevels } from '#domain/supervision/warning-level.ts';
import { warningStates } from '#domain/supervision/warning.ts';
import type { Look } from '../views/access-log.ts';
import type { CountedCase } from '../views/cockpit.ts';
import type { CheckedCase } from '../views/quality.ts';
import type { SearchableCase } from '../views/search.ts';
import type { KeptWarning, SupervisedCase } from '../views/warnings.ts';
import type { CaseWork } from '../views/work-list.ts';
import type { DossierAtWork } from './dossier.ts';
import type { QualityDefect } from './quality-store.ts';
import type { ViewName } from './views.ts';
import type { WarningEntry } from './warning-store.ts';
import type { WorkListEntry } from './work-list-store.ts';

/**
 * What the views keep and answer, as schemas: every text in them says what it holds of persons, and
 * masking follows. A field that an answer has and no schema knows is hidden whole.
 */

/** The schema of a document: each of its fields has one, or the compiler says which is missing. */
const shaped = <Doc extends object>(shape: Readonly<Record<keyof Doc, z.ZodType>>) =>
  z.object(shape);

const code = z.string().meta({ personal: 'none' });
const written = z.string().meta({ personal: 'freeText' });
const name = z.string().meta({ personal: 'name' });
const day = legalDate('日期', 'Day').nullable();
const stage = z.enum(stages);
const agencyKind = z.enum(agencyKinds);
const { measure, provenance, district, reference, courtCaseNumber } = caseStateSchema.shape;

const recordedActor = z.object({
  kind: z.enum(['person', 'system', 'service']),
  id: z.string().meta({ personal: 'actor' }),
  agency: code.nullable(),
  role: code,
});
const turn = z.object({ kind: agencyKind.nullable(), agency: code.nullable(), due: day });

export const dossierSchema = shaped<DossierAtWork>({
  ...caseStateSchema.shape,
  id: code,
  turn,
  deadlines: z.array(caseDeadlineSchema),
  history: z.array(
    z.object({
      event: code,
      eventId: code,
      position: z.int(),
      revision: z.int(),
      on: day,
      recordedAt: code,
      actor: recordedActor,
      stage,
    }),
  ),
  openedOn: day,
  revision: z.int(),
  position: z.int(),
});

const words = z.object({ zh: code, en: code });
const workItem = {
  agency: code,
  agencyKind,
  kind: z.enum(['turn', 'deadline', 'right']),
  step: code.nullable(),
  due: day,
  limit: code.nullable(),
  article: words.nullable(),
  arithmetic: words.nullable(),
  period: z.object({ until: day, article: words, arithmetic: words }).nullable(),
};
const caseWorkSchema = shaped<CaseWork>({
  id: code,
  items: z.array(z.object(workItem)),
  since: day,
  position: z.int(),
  state: caseStateSchema,
});
export const workListEntrySchema = shaped<WorkListEntry>({
  ...workItem,
  caseId: code,
  stage,
  measure,
  name,
  reference,
  courtCaseNumber,
  district,
  provenance,
  since: day,
  forOthers: z.boolean(),
});

const checkedCaseSchema = shaped<CheckedCase>({
  id: code,
  quality: z.object({
    shares: z.array(z.object({ owner: agencyKind, required: z.int(), present: z.int() })),
    defects: z.array(defectSchema),
  }),
  state: caseStateSchema,
});
/** A line of both lists of the data's quality; the list of cases has no defect of its own. */
export const qualityLineSchema = shaped<QualityDefect>({
  caseId: code,
  name,
  reference,
  stage,
  processVersion: code,
  measure,
  district,
  required: z.int(),
  present: z.int(),
  defects: z.int(),
  agency: code.optional(),
  defect: defectSchema.optional(),
});

export const searchableCaseSchema = shaped<SearchableCase>({
  id: code,
  title: written,
  parties: z.array(name),
  numbers: z.array(written),
  persons: z.object({
    names: z.array(name),
    numbers: z.array(z.string().meta({ personal: 'number' })),
  }),
  offence: written.nullable(),
  listed: z.partialRecord(z.enum(listedFactKinds), z.array(written)),
  agencies: z.array(code),
  turn,
  openedOn: day,
  texts: z.array(z.object({ event: code, position: z.int(), text: written })),
  documents: z.array(z.object({ id: code, title: written })),
  position: z.int(),
  stepPosition: z.int().nullable(),
  state: caseStateSchema,
});

const countedCaseSchema = shaped<CountedCase>({
  id: code,
  figures: z.array(
    z.object({
      own: z.record(z.string(), code.nullable()),
      counts: z.record(z.string(), z.number()),
    }),
  ),
  documents: z.int(),
  state: caseStateSchema,
});

/** Its `detail` is the data of an event: what those hold of persons their type says. */
export const lookSchema = shaped<Look>({
  id: code,
  what: code,
  caseId: code.nullable(),
  actor: recordedActor,
  at: code,
  position: z.int(),
  detail: z.object({}),
});

const actualDay = legalDate('日期', 'Day');
const watchedAgencyKind = z.enum(watchedAgencyKinds);
const watchedLimit = z.object({
  limit: code,
  instance: z.int(),
  agencyKind: watchedAgencyKind,
  agency: code,
  rule: code,
  article: words,
  arithmetic: words,
  from: actualDay,
  due: day,
  open: z.object({ until: actualDay, reason: words }).nullable(),
  standing: z.enum(['running', 'met', 'void']),
  doneOn: day,
});
const keptWarning = shaped<KeptWarning>({
  id: code,
  caseId: code,
  limit: code,
  instance: z.int(),
  agencyKind: watchedAgencyKind,
  agency: code,
  level: z.enum(warningLevels),
  from: actualDay,
  due: actualDay,
  rule: code,
  article: words,
  arithmetic: words,
  state: z.enum(warningStates),
  resolved: z.object({ doneOn: day, late: z.boolean() }).nullable(),
  answerBy: day,
  escalated: z.boolean(),
  /** Who looks after it is told to everybody who may read the warning. */
  supervisor: z
    .object({
      id: z.string().meta({ personal: 'actor' }),
      name: z.string().meta({ personal: 'actor' }),
    })
    .nullable(),
  raisedOn: actualDay,
  reckonedOn: actualDay,
});
const supervisedCaseSchema = shaped<SupervisedCase>({
  id: code,
  limits: z.array(
    z.object({
      limit: watchedLimit.nullable(),
      warning: keptWarning.nullable(),
      look: z.object({ from: day, near: day, lateOn: day }),
    }),
  ),
  warnings: z.array(keptWarning),
  position: z.int(),
  state: z.union([caseStateSchema, criminalStateSchema]),
});
export const warningEntrySchema = shaped<WarningEntry>({
  caseId: code,
  limit: watchedLimit.nullable(),
  warning: keptWarning.nullable(),
  name,
  reference,
  courtCaseNumber,
  stage: z.enum([...stages, ...criminalStages]),
  measure: z.enum([...measure.options, 'criminal']),
  district,
});

/** The documents of each view. */
export const viewDocuments: Readonly<Record<ViewName, z.ZodType>> = {
  dossier: dossierSchema,
  worklist: caseWorkSchema,
  search: searchableCaseSchema,
  cockpit: countedCaseSchema,
  quality: checkedCaseSchema,
  access: lookSchema,
  warnings: supervisedCaseSchema,
};
