import { z } from 'zod';
import { stepNames, type StepCommand } from '#domain/casework/step-names.ts';
import { stages } from '#domain/casework/stages.ts';
import { bilingual, count, day, decimalText, moment, underEach } from '#http/answer-parts.ts';
import { warningStates } from '#domain/supervision/warning.ts';
import { messageKinds } from './messages.ts';

const commands = Object.keys(stepNames) as [StepCommand, ...StepCommand[]];

/** What is shown beside a message, by its kind. */
const detail = z
  .object({
    // Of what waits to be confirmed.
    toConfirm: z.enum(['system', 'account']),
    name: bilingual,
    // Of a time limit.
    due: day,
    overdue: z.boolean(),
    article: bilingual.nullable(),
    stage: z.enum(stages),
    // Of a warning with which the asker has to do something.
    warning: z.object({ id: z.uuid(), limit: z.string(), state: z.enum(warningStates) }),
    // Of what happened in a case.
    event: z.string(),
    on: day.nullable(),
    position: decimalText,
    agency: z.string().nullable(),
    /** What the asker's agency has to do in the case now; with the newest message of each case. */
    owed: z
      .object({
        step: z.enum(commands),
        /** First day on which it can be done; null where nothing holds it up. */
        notBefore: day.nullable(),
        /** Id of the time limit, which may be that of a later act. */
        limit: z.string().nullable(),
        due: day.nullable(),
        article: bilingual.nullable(),
      })
      .nullable(),
    // Of a notice or an activity.
    noticeId: z.uuid(),
    noticeKind: z.enum(['notice', 'activity']),
    text: z.string(),
    from: day.nullable(),
    until: day.nullable(),
    places: count.nullable(),
    taken: count,
    registered: z.boolean(),
  })
  .partial();

const unread = z.object(underEach([...messageKinds, 'total'], count));

/** `GET /api/messages`; `next` is the cursor of the next page, null on the last one. */
export const messagesAnswer = z.object({
  unread,
  total: count,
  messages: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(messageKinds),
      /** Moment it came up; null for a time limit, which has a day instead. */
      at: moment.nullable(),
      caseId: z.uuid().nullable(),
      title: z.string(),
      detail,
      read: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
});
export type MessagesAnswer = z.output<typeof messagesAnswer>;
export type ShownMessage = MessagesAnswer['messages'][number];
export type MessageKind = ShownMessage['kind'];

/** `POST /api/messages/read`. */
export const messagesReadAnswer = z.object({ unread });
