import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const spc2012Notes = {
  'TRANS-2012': note(
    '仅用于说明卷中旧裁定（过去一次减刑最多二十四个月）。',
    'Needed only to explain old rulings in the file (earlier reductions of up to 24 months were lawful).',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
