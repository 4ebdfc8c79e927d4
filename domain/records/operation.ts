import { z } from 'zod';
import { code, count, written } from './parts.ts';

/** What the operator did with events that a view could not take. */
export const operationSchemas = {
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
