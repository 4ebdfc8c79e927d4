import { z } from 'zod';
import { moment } from '#http/answer-parts.ts';

/** `GET /api/preferences/{key}`: one thing that a person keeps on the server. */
export const deskItemAnswer = z.object({
  key: z.string(),
  /** Any JSON, as it was put there. */
  value: z.unknown(),
  changedAt: moment,
});

/** `GET /api/preferences`, by key. */
export const deskAnswer = z.array(deskItemAnswer);
export type DeskItemAnswer = z.output<typeof deskItemAnswer>;
