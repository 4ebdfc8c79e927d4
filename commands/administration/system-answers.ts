import { z } from 'zod';
import { settableStates, signatureAlgorithms } from '#domain/systems/registered-system.ts';
import { agencyId, bilingual, count, moment, organisationKind } from '#http/answer-parts.ts';

const state = z.enum([...settableStates, 'pending', 'rejected']);
export type RegistrationState = z.output<typeof state>;
export type SettableState = (typeof settableStates)[number];

const systemKey = z.object({
  id: z.string(),
  algorithm: z.enum(signatureAlgorithms),
  /** SPKI PEM. */
  publicKey: z.string(),
  notBefore: moment,
  notAfter: moment.nullable(),
  state,
  fingerprint: z.string(),
});
export type SystemKey = z.output<typeof systemKey>;

/** What waits for the agency: asked for by one person, confirmed by another. */
const openRequest = z.object({
  id: z.uuid(),
  act: z.enum(['registration', 'newKey', 'thaw']),
  /** Null when the freeze of the whole system is to be lifted. */
  key: z.string().nullable(),
  by: z.string(),
  askedAt: moment,
  reason: z.string(),
  /** Of a new key alone: days in which the former keys go on counting. */
  overlapDays: count.exactOptional(),
});
export type OpenRequest = z.output<typeof openRequest>;

/** `PUT /api/systems/{id}/…`: a business system with its keys and what waits for its agency. */
export const systemAnswer = z.object({
  id: z.string(),
  agency: agencyId,
  name: bilingual,
  state,
  keys: z.array(systemKey),
  open: openRequest.nullable(),
  /** Null for an agency that the directory does not know. */
  kind: organisationKind.nullable(),
  /** The commands of casework that the permission table lets it send. */
  commands: z.array(z.object({ name: z.string(), title: bilingual })),
});
export type System = z.output<typeof systemAnswer>;

/** `GET /api/systems`. */
export const systemsAnswer = z.array(systemAnswer);

/** What registering and rotating answer; the private key only now, and only where it was made here. */
export const newKeyAnswer = z.object({
  system: systemAnswer,
  keyId: z.string(),
  fingerprint: z.string(),
  /** PKCS#8 PEM. */
  privateKey: z.string().nullable(),
});
export type NewKey = z.output<typeof newKeyAnswer>;
