import type { ErrorCode } from '#domain/kernel/errors.ts';
import { Problem } from '#domain/kernel/problem.ts';

/** A refusal at the door, with the one condition that failed. */
export const refusal = (
  code: ErrorCode,
  rule: string,
  zh: string,
  en: string,
  options: ErrorOptions & { retryAfter?: number } = {},
): Problem => new Problem(code, [{ rule, article: null, text: { zh, en } }], options);
