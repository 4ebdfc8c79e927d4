import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const typicalCases2025Notes = {
  'SPP2025-C5': note(
    '典型案例并非司法解释，供参照；案例写明法律和司法解释没有明确规定。',
    'A typical case is no interpretation: it persuades. It says itself that law and interpretations have no express provision.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
