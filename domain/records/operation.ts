import { z } from 'zod';
import { code, count, personName, written } from './parts.ts';

/** What the operator did with events that a view could not take or that are lost, and what the log put on the chain. */
export const operationSchemas = {
  HeadAnchored: z.strictObject({
    /** Leaves of the head. */
    size: count,
    txId: code,
    block: count,
    /** SM3 of the committed transaction, canonical JSON; hex. */
    transaction: code,
    /** The signed heads of more than `after` leaves and up to this one: how many, and the SM3 of them all. */
    heads: z.strictObject({ after: count, count, sm3: code }),
  }),
  /** Events up to `seen` are gone behind `head`, and the operator goes on without them. */
  LossAccepted: z.strictObject({ head: count, seen: count, by: personName, reason: written }),
  ParkedEventsReplayed: z.strictObject({ view: code, key: code, events: count }),
  ParkedEventSkipped: z.strictObject({
    view: code,
    key: code,
    eventId: code,
    position: count,
    type: code,
    reason: written,
  }),
} as const satisfies Readonly<Record<string, z.ZodType>>;
