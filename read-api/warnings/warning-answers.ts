import { z } from 'zod';
import { caseStateSchema } from '#domain/casework/case-state.schema.ts';
import { stages } from '#domain/casework/stages.ts';
import { criminalStages } from '#domain/criminal/stages.ts';
import { watchedAgencyKinds } from '#domain/supervision/watched-agencies.ts';
import { warningActNames } from '#domain/supervision/warning-decider.ts';
import { warningLevels } from '#domain/supervision/warning-level.ts';
import { warningScopes } from '#domain/supervision/warning-scopes.ts';
import { warningStates } from '#domain/supervision/warning.ts';
import {
  agencyId,
  bilingual,
  count,
  day,
  decimalText,
  jsonObject,
  moment,
  recordedActor,
  underEach,
} from '#http/answer-parts.ts';

const { measure, district, reference, courtCaseNumber } = caseStateSchema.shape;
const agencyKind = z.enum(watchedAgencyKinds);

/** A time limit as the case stands. */
const limit = z.object({
  limit: z.string(),
  instance: count,
  agencyKind,
  agency: agencyId,
  rule: z.string(),
  article: bilingual,
  arithmetic: bilingual,
  from: day,
  /** Null when the calendar does not know the year. */
  due: day.nullable(),
  /** What the law leaves open about the last day. */
  open: z.object({ until: day, reason: bilingual }).nullable(),
  standing: z.enum(['running', 'met', 'void']),
  doneOn: day.nullable(),
});

const warning = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  limit: z.string(),
  instance: count,
  agencyKind,
  agency: agencyId,
  level: z.enum(warningLevels),
  from: day,
  due: day,
  rule: z.string(),
  article: bilingual,
  arithmetic: bilingual,
  state: z.enum(warningStates),
  resolved: z.object({ doneOn: day.nullable(), late: z.boolean() }).nullable(),
  answerBy: day.nullable(),
  escalated: z.boolean(),
  supervisor: z.object({ id: z.string(), name: z.string() }).nullable(),
  raisedOn: day,
  reckonedOn: day,
});

const entry = z.object({
  caseId: z.uuid(),
  /** Null when the case has no such limit any more. */
  limit: limit.nullable(),
  /** Null where nothing was warned of. */
  warning: warning.nullable(),
  name: z.string(),
  reference,
  courtCaseNumber,
  stage: z.enum([...stages, ...criminalStages]),
  /** `criminal`: of a criminal case, before there is a sentence. */
  measure: z.enum([...measure.options, 'criminal']),
  district,
});

/** `GET /api/warnings`: the first due first. */
export const warningsAnswer = z.object({
  asOf: decimalText,
  total: count,
  entries: z.array(entry),
});
export type WarningsAnswer = z.output<typeof warningsAnswer>;
export type WarningEntry = WarningsAnswer['entries'][number];

/** `GET /api/warnings/counts`. */
export const warningCountsAnswer = z.object({
  asOf: decimalText,
  ...underEach(warningScopes, count),
  ...underEach(warningLevels, count),
  escalated: count,
});
export type WarningCountsAnswer = z.output<typeof warningCountsAnswer>;

/** `GET /api/warnings/{id}`: the warning with its whole history. */
export const warningAnswer = entry.extend({
  limit: limit.nullable(),
  warning,
  /** What the asker may do with it as it stands. */
  acts: z.array(z.enum(warningActNames)),
  history: z.array(
    z.object({
      event: z.string(),
      eventId: z.uuid(),
      position: decimalText,
      recordedAt: moment,
      actor: recordedActor,
      /** Who acted, by name; null for what was reckoned. */
      person: z.object({ name: z.string(), post: z.string(), staffNumber: z.string() }).nullable(),
      data: jsonObject,
    }),
  ),
  /** The documents of the case that explanations name, or may name. */
  documents: z.array(z.object({ documentId: z.uuid(), title: z.string(), sm3: z.string() })),
});
export type WarningAnswer = z.output<typeof warningAnswer>;
