import { z } from 'zod';
import type { Decision } from '#domain/casework/facts-gate.ts';
import type { Json } from '#domain/kernel/canonical-json.ts';
import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { parseFacts, type ReviewFacts } from '#domain/law/index.ts';
import {
  isMaterialCode,
  materialSteps,
  type GivenMaterial,
  type MaterialCode,
  type MaterialQuestion,
} from '#domain/law/materials/index.ts';
import { LedgerRefusal } from '../ledger/ledger-refusal.ts';

/** An act that the law is asked about, as the handler asks its gate. */
export interface ActRequest {
  /** `decision` proposes or rules; `preparation` opens or corrects a case. */
  readonly kind: 'decision' | 'preparation';
  readonly facts: ReviewFacts;
  readonly act: Decision;
  /** What else speaks softly against the act, by the handler: the contract does not know the procedure. */
  readonly besides: readonly Violation[];
}

const day = z
  .string()
  .refine(isLegalDate)
  .transform((text) => text as LegalDate);
const text = z.string().max(2_000);

const violation = z.strictObject({
  rule: z.string().max(100),
  article: text.nullable(),
  text: z.strictObject({ zh: text, en: text }),
  field: text.exactOptional(),
  expected: z.union([text, z.number(), z.boolean(), z.null()]).exactOptional(),
  actual: z.union([text, z.number(), z.boolean(), z.null()]).exactOptional(),
  passesFrom: day.nullable().exactOptional(),
});

const actSchema = z.strictObject({
  kind: z.enum(['decision', 'preparation']),
  facts: z.unknown(),
  override: z.strictObject({ reason: z.string().min(1).max(20_000) }).nullable(),
  under: z.enum(['/proposal', '/granted']).nullable(),
  newEnd: day.nullable(),
  paroleProbationEnd: day.nullable(),
  besides: z.array(violation).max(100),
});

/** Throws LedgerRefusal `malformed`, with the fields at fault. */
export function readActRequest(json: Json): ActRequest {
  const { kind, facts, besides, ...act } = checked(actSchema, json);
  const parsed = parseFacts(facts);
  if (!parsed.ok) {
    const fields = parsed.errors.map(({ field }) => `/facts/${field}`);
    throw new LedgerRefusal('malformed', fields.join(', '));
  }
  return { kind, facts: parsed.facts, act, besides: besides as readonly Violation[] };
}

const flag = z.boolean();
const sentences = ['control', 'criminalDetention', 'fixedTerm', 'life', 'deathReprieve'] as const;

const materialsSchema = z.strictObject({
  question: z.strictObject({
    step: z.enum(materialSteps),
    measure: z.enum(['commutation', 'parole']),
    sentence: z.enum(sentences).nullable(),
    executingOrgan: z.enum(['prison', 'detentionCentre', 'communityCorrection']),
    hasPropertyJudgment: flag.nullable(),
    propertyUnperformed: flag.nullable(),
    procuratorateOpinionExists: flag,
    asOf: day,
  }) satisfies z.ZodType<MaterialQuestion>,
  given: z
    .array(
      z.strictObject({
        code: z
          .string()
          .refine(isMaterialCode)
          .transform((code) => code as MaterialCode),
        issuedOn: day.nullable().exactOptional(),
      }) satisfies z.ZodType<GivenMaterial>,
    )
    .max(200),
  noticeOn: day.nullable(),
});

/** Throws LedgerRefusal `malformed`, with the fields at fault. */
export const readMaterialsRequest = (json: Json) => checked(materialsSchema, json);

function checked<Schema extends z.ZodType>(schema: Schema, json: Json): z.infer<Schema> {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path }) => `/${path.join('/')}`);
  throw new LedgerRefusal('malformed', fields.join(', '));
}
