/** What a contract imports: the review and its explanation, without the schema of the door. */
export { review } from '../review/review.ts';
export { explain } from '../review/explain.ts';
