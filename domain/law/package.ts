/**
 * What a contract or another program imports: the review and its explanation, without the schema
 * of the door. The build makes one file of it, `dist/law/andu-law.js`, which imports nothing and
 * asks for no clock, chance, locale or I/O.
 */
export { review } from './review/review.ts';
export { explain } from './review/explain.ts';
