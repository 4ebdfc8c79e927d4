import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const amendmentEightTimeNotes = {
  'CL-078-2B-OLD': note(
    '新旧法的选择已经核对；旧法的“十年”引自1997年文本，未经原文核对。',
    'Which law applies is verified; the old figure of ten years is that of the 1997 text, not checked against it.',
  ),
  'CL-081-1B-OLD': note(
    '此数字引自1997年文本，未经原文核对。',
    'The figure is that of the 1997 text, not checked against it.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
