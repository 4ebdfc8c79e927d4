import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const prisonLaw2012Notes = {
  'PL2012-030': note(
    '2012年文本的施行日期未经原文核对。',
    'The day on which the 2012 text came into force was not checked against it.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
