import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const spc2024Notes = {
  'SPC2024-009': note(
    '最高人民检察院2025-09-25刑罚变更执行监督典型案例六（田某案）适用。',
    'Applied in typical case 6 of the Supreme People’s Procuratorate of 2025-09-25.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
