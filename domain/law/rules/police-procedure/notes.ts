import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const policeProcedureNotes = {
  'DL-B1': note(
    '刑事诉讼法只规定“及时”；三日见公安部令第159号第一百四十二条、高检会〔2001〕10号第七条。未执行的情形没有数字。',
    'The Criminal Procedure Law says only “in time”; the three days are those of MPS Order No. 159 art. 142 and Gao Jian Hui [2001] No. 10 art. 7. There is no figure for what was not executed.',
  ),
  'DL-I2': note(
    '一个月（公安机关规定、监狱法）与三十日（检察规则第六百二十五条第二项）：按较早者提示。余刑三个月以下、在看守所执行的不适用。',
    'One month (police rules, Prison Law) and thirty days (rules of the procuratorates art. 625(2)): the earlier warns. Not where three months or less are left, served in the detention centre.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
