import type { AttachedDocument, CaseState, Return } from '#domain/casework/case-state.ts';

/** One item that the court sent back, beside what came in answer (CASE-4). */
export interface ReturnedMaterial {
  readonly material: string;
  readonly reason: string;
  /** What was in the file when it was sent back. */
  readonly sent: readonly AttachedDocument[];
  /** What the prison wrote of it; null while nothing came. */
  readonly answer: string | null;
  /** What was added to the file after that, up to the next return. */
  readonly supplied: readonly AttachedDocument[];
}

/** Places in the course of a case at which it was sent back, and at which documents came. */
const placesOf = (state: CaseState, event: string): readonly number[] =>
  state.steps.flatMap((step, index) => (step.event === event ? [index] : []));

/** The items of the return with this number, from 0, each with the documents of before and after. */
export function returnedMaterials(state: CaseState, number: number): readonly ReturnedMaterial[] {
  const { items, answers }: Return = state.returns[number]!;
  const returned = placesOf(state, 'ReturnedForSupplement');
  const from = returned[number]!;
  const to = returned[number + 1] ?? Number.POSITIVE_INFINITY;
  return items.map(({ material, reason }) => {
    const ofMaterial = state.documents.filter((document) => document.material === material);
    const within = (first: number, last: number) =>
      ofMaterial.filter(({ place }) => place > first && place < last);
    return {
      material,
      reason,
      sent: within(-1, from),
      answer: answers.find((answer) => answer.material === material)?.note ?? null,
      supplied: within(from, to),
    };
  });
}
