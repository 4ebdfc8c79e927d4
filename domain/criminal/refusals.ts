import { articleAsks, procedural, refuse, type Refusal } from '#domain/casework/refusal.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { RuleId } from '#domain/law/rules/index.ts';

/** Not possible as the case stands, with the article where one gives the act its place. */
export const outOfPlace = (id: RuleId | null, zh: string, en: string): Refusal | null =>
  refuse(
    'refused-by-state',
    id === null ? procedural('CRIM-STATE', zh, en) : articleAsks(id, zh, en),
  );

/** The article forbids it. */
export const forbiddenBy = (
  id: RuleId,
  zh: string,
  en: string,
  more: Partial<Violation> = {},
): Refusal | null => refuse('refused-by-law', articleAsks(id, zh, en, more));

/** A field that the rest of the command asks for, or that does not belong to it. */
export const unfitField = (field: string, zh: string, en: string): Refusal | null =>
  refuse('schema-violation', procedural('CRIM-FIELD', zh, en, { field }));

/** A day that cannot be. */
export const unfitDay = (zh: string, en: string, more: Partial<Violation> = {}): Refusal | null =>
  refuse('refused-by-date', procedural('PROC-ORDER', zh, en, more));
