import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const opinion2021Notes = {
  'OP2021-005-1': note(
    '可以核对：考核分的合计与考核期；每次奖励有奖励文书。',
    'Can be cross-checked: sums of points against the period; each bonus has its document.',
  ),
  'OP2021-009': note(
    '最高人民检察院2025-09-25典型案例八：身份可以查清且未隐瞒的，不适用。',
    'Typical case 8 of the Supreme People’s Procuratorate of 2025-09-25: it does not apply where the identity can be verified and was not concealed.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
