/** The law: facts in, verdict with its reasons out. */
export * from './facts.ts';
export { factName, factNames, valueNames } from './fact-names.ts';
export { parseFacts, factsSchema, type FactError, type ParsedFacts } from './facts.schema.ts';
export type * from './review/answer.ts';
export { review, type ReviewOptions } from './review/review.ts';
export { sentenceServed } from './review/case-file.ts';
export { rulingRuleOf } from './review/competence.ts';
export { datesAfter, datesOutOfOrder } from './review/order-of-dates.ts';
export { lawDateOf } from './review/law-of-the-day.ts';
export { explain, type Language } from './review/explain.ts';
export { outcomeOf, undecidedFor, verdictWords, type Outcome } from './review/verdict-words.ts';
