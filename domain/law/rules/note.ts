import type { Bilingual } from '#domain/kernel/violation.ts';

/** A remark on a rule, in both languages. */
export const note = (zh: string, en: string): Bilingual => ({ zh, en });
