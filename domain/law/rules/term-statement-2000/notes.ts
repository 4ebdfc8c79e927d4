import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const termStatement2000Notes = {
  'SENT-START': note(
    '有两个“执行之日”：判决所载刑期起日（含折抵的羁押，用于刑期止日、二分之一的底线和假释的一半），以及第四十条判决执行之日，即交付执行之日（用于减刑起始时间）。',
    'There are two: the printed start of the term (with credited custody; for the end of the term, the floor of one half, and the half of parole), and the day of execution of art. 40, that of delivery (for the start of commutation).',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
