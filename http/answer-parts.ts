import { z } from 'zod';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { organisationKinds, roles } from '#domain/access/principal.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';

/**
 * Parts that the answers of several routes have. A schema of an answer says what is sent, for the API
 * document, the screens and the tests; nothing is checked against it while the server runs.
 */

export const bilingual = z.object({ zh: z.string(), en: z.string() });

/** A day as the law counts it, `YYYY-MM-DD`. */
export const day = z.iso.date().transform((text) => text as LegalDate);

/** A moment, RFC 3339 in UTC. */
export const moment = z.iso.datetime();

/** A position or revision: a decimal string, since a number of JSON is not exact enough. */
export const decimalText = z.string().regex(/^\d+$/);

export const count = z.int().min(0);

export const agencyId = z.string().transform((text) => text as AgencyId);
export const agencyKind = z.enum(agencyKinds);
export const organisationKind = z.enum(organisationKinds);
export const role = z.enum(roles);

/** Any JSON object, as the data of an event. */
export const jsonObject = z.record(z.string(), z.unknown());

/** Who caused an event, as it is recorded for good. */
export const recordedActor = z.object({
  kind: z.enum(['person', 'system', 'service']),
  id: z.string(),
  agency: z.string().nullable(),
  role: z.string(),
});

/** A rule or a condition of the procedure that speaks against something. */
export const violation = z.object({
  rule: z.string(),
  article: z.string().nullable(),
  text: bilingual,
  field: z.string().exactOptional(),
  expected: z.unknown().optional(),
  actual: z.unknown().optional(),
  passesFrom: day.nullable().exactOptional(),
  cases: z
    .array(z.object({ caseId: z.string(), reference: z.string().nullable() }))
    .exactOptional(),
});

/** The same schema under each of these names. */
export const underEach = <Name extends string, Schema extends z.ZodType>(
  names: readonly Name[],
  schema: Schema,
): Record<Name, Schema> =>
  Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>;
