import type { Review } from './answer.ts';
export const explain = (review: Review, _language: 'zh' | 'en'): string => review.verdict;
