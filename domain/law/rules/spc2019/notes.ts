import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const spc2019Notes = {
  'SPC2019-000': note(
    '渎职罪、对非国家工作人员行贿罪以及2015-11-01以前的判决，适用2016年规定第七、九、十一条关于职务犯罪罪犯的规定。',
    'Malfeasance, bribery of private persons, and judgments before 2015-11-01 fall under arts. 7, 9 and 11 of 2016 (official-duty offenders).',
  ),
  'SPC2019-002-2C': note(
    '条文没有单列悔改并有重大立功；按重大立功（不超过十二个月）处理，属推定。',
    'Repentance with major merit is not named apart; it is treated as major merit (at most 12 months), an inference.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
