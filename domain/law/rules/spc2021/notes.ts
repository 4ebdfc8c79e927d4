import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const spc2021Notes = {
  'DL-G1': note(
    '此审查时间计入审理期限（六机关规定第二十五条）。在押的，不因节假日顺延。',
    'The time of this review counts toward the time limit of the trial (rules of the six organs art. 25). In custody a holiday does not extend it.',
  ),
  'CALC-ENDDATE': note(
    '无期徒刑减为有期徒刑的自裁定之日起算（刑法第八十条），死缓减为有期徒刑的自死缓期满之日起算（刑法第五十一条）。与典型案例六（田某案）的结果一致。',
    'From life to a fixed term it starts on the day of the ruling (Criminal Law art. 80), from a reprieve on its end (Criminal Law art. 51). It gives what typical case 6 printed.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
