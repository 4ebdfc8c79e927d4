import { z } from 'zod';
import { count, decimalText, violation } from '#http/answer-parts.ts';

/** `POST /api/warnings/{id}/{act}`. */
export const warningActAnswer = z.object({
  id: z.uuid(),
  /** Of the last event, for `?after=`; null when there was nothing to record. */
  position: decimalText.nullable(),
});

/** `POST /api/warning-batches/{act}`: of each what was recorded, or why it was refused. */
export const warningBatchAnswer = z.object({
  done: z.array(warningActAnswer),
  refused: z.array(z.object({ id: z.uuid(), code: z.string(), violations: z.array(violation) })),
});
export type WarningBatchAnswer = z.output<typeof warningBatchAnswer>;

/** `GET` and `PUT /api/warning-settings`. */
export const warningSettingsAnswer = z.object({
  /** Since when the limits are watched; null before the first turn. */
  began: z.iso.date().nullable(),
  limits: z.array(
    z.object({
      id: z.string(),
      /** So many days before the last one the limit is upcoming. */
      days: count,
      usualDays: count,
    }),
  ),
});
export type WarningSettingsAnswer = z.output<typeof warningSettingsAnswer>;
