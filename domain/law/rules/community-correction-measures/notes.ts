import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const communityCorrectionMeasuresNotes = {
  'CCR-014': note(
    '司发通〔2026〕8号（2026-02-21）第一、四、五项：拟裁定假释的，应当委托调查评估；缺材料的三个工作日内告知；评估意见六个月内可以再用。',
    'Si Fa Tong [2026] No. 8 (2026-02-21) items 1, 4, 5: for parole the assessment is mandatory; missing materials are notified within 3 working days; an opinion can be used again for 6 months.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
