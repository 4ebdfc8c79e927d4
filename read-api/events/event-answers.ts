import { z } from 'zod';
import { count, decimalText, jsonObject, moment, recordedActor } from '#http/answer-parts.ts';

/** How far the proof of an event has come; each state but `differs` implies those before it. */
export const proofAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recorded') }),
  z.object({ kind: z.literal('differs') }),
  z.object({ kind: z.literal('sequenced'), index: count }),
  z.object({ kind: z.literal('checkpointed'), index: count, size: count }),
  z.object({
    kind: z.literal('anchored'),
    /** The kind of chain: `embedded` is the ledger in a file of this installation, `fabric` a chain of several agencies. */
    ledger: z.enum(['embedded', 'fabric']),
    index: count,
    size: count,
    channel: z.string(),
    txId: z.string(),
    block: count,
  }),
]);

/** An event as readers see it: positions as decimal strings, the salt left out. */
export const eventAnswer = z.object({
  id: z.uuid(),
  type: z.string(),
  stream: z.string(),
  revision: decimalText,
  position: decimalText,
  recordedAt: moment,
  data: jsonObject,
  metadata: z.object({
    correlationId: z.string(),
    causationId: z.string(),
    actor: recordedActor,
    schemaVersion: z.int().min(1),
    command: z.object({ name: z.string() }).exactOptional(),
  }),
  /** Null where the log cannot be asked. */
  proof: proofAnswer.nullable(),
});
export type ShownEvent = z.output<typeof eventAnswer>;

/** `GET /api/events`; `next` is the position where the next page begins, null at the end of the log. */
export const eventsAnswer = z.object({
  events: z.array(eventAnswer),
  head: decimalText,
  next: decimalText.nullable(),
});
export type EventsAnswer = z.output<typeof eventsAnswer>;

/** `GET /api/access-log`: who looked at what, and what was asked for. */
export const accessLogAnswer = z.object({
  asOf: decimalText,
  total: count,
  looks: z.array(
    z.object({
      id: z.uuid(),
      what: z.string(),
      caseId: z.string().nullable(),
      actor: recordedActor,
      /** Whose account it is, the name masked; null for a system, and where people sign in at another issuer. */
      person: z.object({ name: z.string(), post: z.string().nullable() }).nullable(),
      at: moment,
      position: count,
      detail: jsonObject,
    }),
  ),
});
export type AccessLogAnswer = z.output<typeof accessLogAnswer>;
export type ShownLook = AccessLogAnswer['looks'][number];
