import { z } from 'zod';
import { moment, role } from '#http/answer-parts.ts';

/** What waits for a second person: that somebody is let in at all, or a new code. */
const request = z.object({
  id: z.uuid(),
  act: z.enum(['opening', 'newCode']),
  by: z.string(),
  askedAt: moment,
  /** Null for an opening, which is its own reason. */
  reason: z.string().nullable(),
});
export type AccountAct = z.output<typeof request>['act'];

/** Somebody who may sign in at the embedded issuer. */
const account = z.object({
  id: z.string(),
  name: z.string(),
  role,
  agency: z.string().nullable(),
  post: z.string().nullable(),
  staffNumber: z.string().nullable(),
  state: z.enum(['active', 'waiting', 'pending', 'rejected']),
  open: request.nullable(),
});
export type Account = z.output<typeof account>;

/** `GET /api/users`; none when people sign in at another issuer. */
export const usersAnswer = z.array(account);

/** `GET /api/users/waiting`: what the asker may confirm. */
export const waitingUsersAnswer = z.array(account.extend({ open: request }));
export type WaitingAccount = z.output<typeof waitingUsersAnswer>[number];

/** One half of a code with which somebody sets a password once. */
const code = z.object({ code: z.string(), until: moment });

/** `POST /api/users`, `POST /api/users/{id}/code`: the first half; who has the other one to give. */
export const issuedCodeAnswer = z.object({
  account,
  code,
  confirmer: z.discriminatedUnion('role', [
    z.object({ role: z.literal('decider'), agency: z.string() }),
    z.object({ role: z.literal('administrator') }),
  ]),
});
export type IssuedCode = z.output<typeof issuedCodeAnswer>;

/** `PUT /api/users/{id}/confirmation`: the second half of the code when it was confirmed. */
export const decidedAccountAnswer = z.object({ account, code: code.nullable() });
export type DecidedAccount = z.output<typeof decidedAccountAnswer>;
