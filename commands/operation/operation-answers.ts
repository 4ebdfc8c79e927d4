import { z } from 'zod';
import { count } from '#http/answer-parts.ts';

/** How one view stands. */
const viewStanding = z.object({
  view: z.string(),
  version: count,
  generation: count.nullable(),
  /** Position that readers see. */
  position: count,
  /** Position that a rebuild has reached; null when none runs. */
  filling: count.nullable(),
  /** Last known position of the store. */
  head: count,
  lag: count,
  parked: count,
  /** False when something keeps the view from going on. */
  moves: z.boolean(),
});

/** `GET /api/operation/views`. */
export const viewsAnswer = z.array(viewStanding);
export type ViewStanding = z.output<typeof viewStanding>;

/** An event that one key of a view has not taken. */
const parked = z.object({
  key: z.string(),
  position: count,
  eventId: z.string(),
  type: z.string(),
  /** What the view said of it; null when the event only waits behind one that failed. */
  error: z.string().nullable(),
});
export type Parked = z.output<typeof parked>;

const parkedKey = z.object({ view: z.string(), key: z.string(), events: count, first: parked });
export type ParkedKey = z.output<typeof parkedKey>;

/** `GET /api/operation/parked`: every key that has something parked, the oldest first. */
export const parkedAnswer = z.array(parkedKey);

/** `GET /api/operation/parked/{view}/{key}`: how many are parked, and the first of them. */
export const parkedOfKeyAnswer = z.object({
  view: z.string(),
  key: z.string(),
  total: count,
  events: z.array(parked),
});
export type ParkedOfKey = z.output<typeof parkedOfKeyAnswer>;

/** `POST …/replay` and `…/skip`: how many of the key are parked afterwards. */
export const remainingAnswer = z.object({ remaining: count });
