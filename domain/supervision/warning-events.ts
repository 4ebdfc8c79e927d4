import { z } from 'zod';
import { code, count, day, personName, personNumber, written } from '#domain/records/parts.ts';
import { warningLevels } from './warning-level.ts';

/** The data of the events of supervision: of a warning, and of what is set for all of them. */

const words = z.object({ zh: code, en: code });
const level = z.enum(warningLevels);

/** The person who acted, as the session named them. */
const person = z.strictObject({ name: personName, post: written, staffNumber: personNumber });

/** Of each warning: which time limit of which case. */
const subject = { caseId: code };

/** What a warning rests on: the limit as it was reckoned. */
const facts = {
  from: day,
  due: day,
  rule: code,
  article: words,
  arithmetic: words,
};

/** What a late event of the case did to what was warned of. */
export const withdrawalReasons = ['doneInTime', 'voided', 'takenBack', 'moved', 'open'] as const;
export const revivalReasons = ['trueAgain', 'actTakenBack', 'nearer'] as const;

const ofReactor = {
  WarningRaised: z.strictObject({
    ...subject,
    limit: code,
    instance: count,
    agencyKind: code,
    agency: code,
    level,
    ...facts,
    /** The day on which it was reckoned. */
    on: day,
  }),
  WarningAdvanced: z.strictObject({ ...subject, level, on: day }),
  /** A fact came late or was corrected: the last day is another one. */
  WarningMoved: z.strictObject({ ...subject, level, ...facts, dueBefore: day, on: day }),
  /** It is not true, or not true any more; `due` where the last day is another one. */
  WarningWithdrawn: z.strictObject({
    ...subject,
    reason: z.enum(withdrawalReasons),
    doneOn: day.nullable(),
    due: day.nullable(),
    on: day,
  }),
  /** The act was done; `late`: after the last day. */
  WarningResolved: z.strictObject({
    ...subject,
    doneOn: day.nullable(),
    late: z.boolean(),
    on: day,
  }),
  /** One that had come to its end is true again. */
  WarningRevived: z.strictObject({
    ...subject,
    reason: z.enum(revivalReasons),
    level,
    ...facts,
    on: day,
  }),
  /** The agency has not explained itself by the day that it was given. */
  WarningEscalated: z.strictObject({ ...subject, answerBy: day, on: day }),
} as const;

const ofPersons = {
  WarningSent: z.strictObject({ ...subject, person, text: written, answerBy: day }),
  WarningAcknowledged: z.strictObject({ ...subject, person }),
  WarningExplained: z.strictObject({
    ...subject,
    person,
    text: written,
    /** Documents that the case has. */
    documents: z.array(code),
  }),
  ExplanationAccepted: z.strictObject({ ...subject, person, reason: written }),
  ExplanationRefused: z.strictObject({ ...subject, person, reason: written, answerBy: day }),
  WarningClosed: z.strictObject({ ...subject, person, conclusion: written }),
  WarningReopened: z.strictObject({ ...subject, person, reason: written }),
  WarningHandedOver: z.strictObject({
    ...subject,
    person,
    to: z.strictObject({ id: z.string().meta({ personal: 'actor' }), name: personName }),
    reason: written,
  }),
} as const;

export const warningSchemas = { ...ofReactor, ...ofPersons } as const;
export type WarningEventType = keyof typeof warningSchemas;
export const warningEventTypes = Object.keys(warningSchemas) as readonly WarningEventType[];

const settings = {
  /** From this day on the limits are watched: what was done late before is not warned of. */
  SupervisionBegan: z.strictObject({ on: day }),
  WarningThresholdsSet: z.strictObject({
    person,
    /** Days before the last one, by the id of the limit. */
    days: z.record(z.string(), count),
    reason: written,
  }),
} as const;

export const supervisionSchemas = { ...warningSchemas, ...settings } as const;

type DataOf<Schemas extends Readonly<Record<string, z.ZodType>>> = {
  [Type in keyof Schemas]: { readonly type: Type; readonly data: z.input<Schemas[Type]> };
}[keyof Schemas];

/** An event of a warning; its stream says which. */
export type WarningEvent = DataOf<typeof warningSchemas>;
export type SettingsEvent = DataOf<typeof settings>;

export const warningPrefix = 'warning-';
export const warningStream = (id: string): string => `${warningPrefix}${id}`;
/** What is set for all warnings. */
export const supervisionStream = 'supervision';
