import { z } from 'zod';
import { longText, text } from '#domain/casework/fields.ts';
import { isSlug } from '#domain/kernel/ids.ts';
import { signatureAlgorithms } from '#domain/systems/registered-system.ts';
import { confirmationDecisions, settableStates } from '#domain/systems/registered-system.ts';

/** Bodies of the calls about business systems. */

const reason = longText('理由', 'Reason');
export const stateChange = z.strictObject({ state: z.enum(settableStates), reason });

const keyRequest = z.strictObject({
  algorithm: z.enum(signatureAlgorithms),
  /** SPKI PEM; null to have a pair made, whose private half is told once. */
  publicKey: z.string().max(4000).meta({ personal: 'none' }).nullable().default(null),
});
export type KeyRequest = z.output<typeof keyRequest>;

export const registration = z.strictObject({
  id: z.string().refine(isSlug, { message: 'slug' }).meta({ personal: 'actor' }),
  agency: z.string().max(63).meta({ personal: 'none' }),
  name: z.strictObject({
    zh: text(100, { zh: '名称', en: 'Name', personal: 'none' }),
    en: text(100, { zh: '英文名称', en: 'Name in English', personal: 'none' }),
  }),
  key: keyRequest,
  reason,
});
export const rotation = z.strictObject({
  key: keyRequest,
  /** Days in which the former keys go on counting after the confirmation; 0 ends them with it. */
  overlapDays: z.int().min(0).max(90).default(7),
  reason,
});
export const confirmation = z.strictObject({
  /** Id of the open request that was looked at: nothing else is confirmed by this. */
  request: z.uuid().meta({ personal: 'none' }),
  decision: z.enum(confirmationDecisions),
  reason,
});
