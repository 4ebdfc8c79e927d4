import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const spc2014Notes = {
  'SPC2014-002-D': note(
    '本规定没有减刑案件“七日内立案审查”。七日是指裁定的送达（第十八条）、财产性判项材料（法释〔2024〕5号第五条）和公诉案件的受理审查（法释〔2021〕1号第二百一十九条）。',
    'There is no seven-day check before acceptance in this text. Seven days are those of service (art. 18), of property materials (Fa Shi [2024] No. 5 art. 5) and of accepting public prosecutions (Fa Shi [2021] No. 1 art. 219).',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
