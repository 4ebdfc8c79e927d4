import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const sppProvisions2014Notes = {
  'SPP2014-020': note(
    '同：刑事诉讼法第二百七十四条；人民检察院刑事诉讼规则第六百三十九条。',
    'The same: Criminal Procedure Law art. 274; Rules of Criminal Procedure of the Procuratorates art. 639.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
