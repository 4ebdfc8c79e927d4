import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const sixOrgans2012Notes = {
  'DL-B2': note(
    '公安机关规定第一百四十条自执行完毕（释放）起算，六机关规定和检察规则自收到决定起算。取较早者。',
    'The police rules art. 140 count from the completed execution (release), the rules of the six organs and of the procuratorates from receipt of the decision. The earlier one is used.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
