import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFacts } from '../facts.schema.ts';
import type { ReviewFacts } from '../facts.ts';

/** A worked example of the law: facts, and what the answer must say. */
export interface WorkedCase {
  readonly id: string;
  readonly title: string;
  readonly input: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly ruleIds: readonly string[];
}

/** A case that was published, with what is certain about it. */
export interface PublishedCase {
  readonly id: string;
  readonly title: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly outcome: Readonly<Record<string, unknown>>;
  readonly assertions: readonly {
    readonly kind: string;
    readonly expected: unknown;
    readonly strength: string;
  }[];
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'data', name), 'utf8'));

/** The worked examples of commutation and parole (`WC…`) and the real ones (`RC…`). */
export const workedCases = (read('worked-cases.json') as WorkedCase[]).filter(
  ({ id }) => !id.startsWith('WD'),
);

export const publishedCases = read('published-cases.json') as PublishedCase[];

/** Facts of an example; a test stops on facts that cannot be read. */
export function factsOf(input: unknown): ReviewFacts {
  const parsed = parseFacts(input);
  if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.errors));
  return parsed.facts;
}

/** The input of a published case with the outcome it had, as a proposal. */
export function asRuled({ input, outcome }: PublishedCase): ReviewFacts {
  return factsOf({
    ...input,
    proposedReductionMonths: outcome.reductionMonths ?? input.proposedReductionMonths ?? null,
    proposedReductionDays: outcome.reductionDays ?? null,
    proposedResultTermMonths: outcome.resultTermMonths ?? null,
    proposedPoliticalRightsYears: outcome.politicalRightsYears ?? null,
  });
}
