import { z } from 'zod';
import { actor, code, count, moment, personName, personNumber, written } from './parts.ts';

/** How people came to their accounts, and systems to their keys. */
const person = { account: actor, name: personName, post: written, staffNumber: personNumber };
const accountDecision = z.strictObject({
  account: actor,
  request: code,
  act: code,
  reason: written,
});
const key = z.strictObject({
  id: code,
  algorithm: code,
  publicKey: code,
  fingerprint: code,
  notBefore: moment,
});
const systemDecision = z.strictObject({
  system: actor,
  request: code,
  act: code,
  key: z.strictObject({ id: code, fingerprint: code }).nullable(),
  formerUntil: moment.nullable(),
  reason: written,
});
/** A system as it stood when it was entered, with what waited for its agency. */
const entered = z.strictObject({
  id: actor,
  agency: code,
  name: z.strictObject({ zh: code, en: code }),
  state: code,
  keys: z.array(
    z.strictObject({
      id: code,
      algorithm: code,
      publicKey: code,
      notBefore: moment,
      notAfter: moment.nullable(),
      state: code,
    }),
  ),
  open: z
    .strictObject({
      id: code,
      act: code,
      key: code.nullable(),
      overlapDays: count.optional(),
      by: actor,
      askedAt: moment,
      reason: written,
    })
    .nullable(),
});
/** Id of the request that a second person answers; before two people were asked for there was none. */
const request = code.optional();

export const accountSchemas = {
  AccountOpened: z.strictObject({
    ...person,
    role: code,
    agency: code.nullable(),
    request: code.nullable(),
  }),
  AccountActivated: z.strictObject({ account: actor }),
  AccountCodeIssued: z.strictObject({ account: actor, request: code.nullable(), reason: written }),
  AccountConfirmed: accountDecision,
  AccountRejected: accountDecision,
  FirstAdministratorMade: z.strictObject(person),
  SecondAdministratorMade: z.strictObject(person),
} as const satisfies Readonly<Record<string, z.ZodType>>;

export const systemSchemas = {
  SystemRegistered: z.strictObject({
    system: actor,
    agency: code,
    name: z.strictObject({ zh: code, en: code }),
    key,
    request,
    reason: written,
  }),
  SystemConfirmed: systemDecision,
  SystemRejected: systemDecision,
  SystemKeyRegistered: z.strictObject({
    system: actor,
    key,
    overlapDays: count,
    request,
    reason: written,
  }),
  SystemThawRequested: z.strictObject({
    system: actor,
    key: code.nullable(),
    request: code,
    reason: written,
  }),
  SystemKeyRotated: z.strictObject({ system: actor, key, formerUntil: moment, reason: written }),
  SystemStateChanged: z.strictObject({ system: actor, from: code, to: code, reason: written }),
  SystemKeyStateChanged: z.strictObject({
    system: actor,
    key: code,
    from: code,
    to: code,
    reason: written,
  }),
  SystemEntered: z.strictObject({ system: actor, as: entered, because: code }),
  SystemKeyForgotten: z.strictObject({ system: actor, key: code }),
} as const satisfies Readonly<Record<string, z.ZodType>>;
