import { z } from 'zod';
import { noticeSchema } from '#domain/messages/notice.ts';
import { count, decimalText, moment } from '#http/answer-parts.ts';

/** `POST /api/notices`: a notice with everybody who has registered. */
export const noticeAnswer = z.object({
  ...noticeSchema.shape,
  id: z.uuid(),
  publishedAt: moment,
  /** Why it was withdrawn; null while it stands. */
  withdrawn: z.string().nullable(),
  registered: z.array(z.object({ person: z.string(), name: z.string() })),
  revision: decimalText,
  position: decimalText,
});
export type PublishedNotice = z.output<typeof noticeAnswer>;

/** `GET /api/notices`, the newest first. */
export const noticesAnswer = z.array(noticeAnswer);

/** What somebody who registers is told of an activity: nobody else's name. */
export const registrationAnswer = z.object({
  id: z.uuid(),
  withdrawn: z.string().nullable(),
  taken: count,
  places: count.nullable(),
  registered: z.boolean(),
});
