import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const mojNotice2014Notes = {
  'MOJ38-CAT': note(
    '高检发监字〔2014〕5号第十一条所称职务犯罪范围更宽（包括利用职权侵犯公民人身权利、民主权利的犯罪）。2016年规定没有定义，类别由人确认。',
    'Gao Jian Fa Jian Zi [2014] No. 5 art. 11 defines official-duty crime more widely (abuse of office against personal and democratic rights too). The 2016 provisions have no definition: a person confirms the category.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
