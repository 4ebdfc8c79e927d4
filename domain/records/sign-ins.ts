import { z } from 'zod';
import { sumOf } from './looks.ts';
import { actor, code, source } from './parts.ts';

/** Who came in, who did not, and who left. */
const ended = z.strictObject({ how: code, source: source.nullable() });

export const signInSchemas = {
  SignedIn: z.strictObject({ way: code, client: code, source }),
  SignInsFailed: sumOf({ way: code, reason: code, account: actor.nullable() }),
  SignedOut: ended,
  SessionExpired: ended,
} as const satisfies Readonly<Record<string, z.ZodType>>;
