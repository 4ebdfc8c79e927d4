import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const criminalProcedureLawNotes = {
  'DL-A1': note(
    '自执行逮捕的次日起算，至N个月后对应日的前一日止；没有对应日的，为该月最后一日。延长的期限连续计算。',
    'From the day after the arrest to the day before the corresponding date N months later; where there is none, to the last day of that month. Extensions run on continuously.',
  ),
  'DL-C1': note(
    '在押的按羁押期限计算，其他按程序期限计算。监察机关移送的案件（补充调查）相同。',
    'Counted as custody where the suspect is detained, as procedure otherwise. The same for cases of supervisory commissions.',
  ),
  'DL-G2': note(
    '简易程序：二十日，可能判处三年以上的一个半月（第二百二十条）。速裁程序：十日，可能判处一年以上的十五日（第二百二十五条）。',
    'Simplified: 20 days, or 1.5 months above 3 years (art. 220). Fast-track: 10 days, or 15 above 1 year (art. 225).',
  ),
  'DL-H1': note(
    '不适用于简易程序（第二百一十九条）和速裁程序（第二百二十四条）。是否须满十整日没有规定，恰为十日时提示。',
    'Not in simplified (art. 219) or fast-track (art. 224) procedure. Whether ten clear days are needed is not stated: exactly ten is flagged.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
