import { z } from 'zod';
import { relations, type Operation } from '#domain/access/operations.ts';
import type { PrincipalId } from '#domain/kernel/ids.ts';
import { agencyId, bilingual, moment, organisationKind, role } from '#http/answer-parts.ts';

const asking = {
  id: z.string().transform((text) => text as PrincipalId),
  name: z.string(),
  role,
  agency: z
    .object({ id: agencyId, kind: organisationKind, name: bilingual, district: z.string() })
    .nullable(),
};

/** `GET /api/session`, `POST /api/session`: who asks, what they may do, until when. */
export const sessionAnswer = z.object({
  signedIn: z.boolean(),
  principal: z
    .discriminatedUnion('kind', [
      z.object({
        ...asking,
        kind: z.literal('person'),
        staff: z.object({ post: z.string(), staffNumber: z.string() }),
      }),
      z.object({ ...asking, kind: z.literal('system') }),
    ])
    .nullable(),
  permissions: z.array(
    z.object({
      operation: z.string().transform((text) => text as Operation),
      relation: z.enum(relations),
      masking: z.enum(['full', 'masked']),
    }),
  ),
  /** Address of the asker, for the watermark. */
  address: z.string(),
  now: moment,
  /** When the session ends without use, and in any case; null for tokens and signatures. */
  idleEndsAt: moment.nullable(),
  endsAt: moment.nullable(),
});
export type SessionAnswer = z.output<typeof sessionAnswer>;

/** `DELETE /api/session`: where the issuer ends its own session; null when there was none. */
export const signedOutAnswer = z.object({ signOutUrl: z.string().nullable() });
export type SignedOutAnswer = z.output<typeof signedOutAnswer>;
