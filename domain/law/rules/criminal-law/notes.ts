import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const criminalLawNotes = {
  'CL-050-1B': note(
    '1997-10-01至2011-04-30间减为十五年以上二十年以下（未经原文核对）。犯罪在2011-04-30以前的，依法释〔2011〕9号第二条适用修正前的第五十条。',
    'Between 1997-10-01 and 2011-04-30 the outcome was 15 to 20 years (not checked against the text). Crimes until 2011-04-30 use Article 50 as it was before: Fa Shi [2011] No. 9 art. 2.',
  ),
  'CL-050-2': note(
    '限制减刑以判决主文为准（法释〔2011〕8号第七条），不得从罪名推断。',
    'The restriction is read from the operative part of the judgment (Fa Shi [2011] No. 8 art. 7) and never inferred from the offence.',
  ),
  'CL-057-2': note(
    '法释〔2016〕23号第十七条第二款在此范围内从严：减为有期徒刑时改为七年以上十年以下，最终不少于三年。',
    'Fa Shi [2016] No. 23 art. 17(2) narrows it: 7 to 10 years at conversion, at least 3 years finally.',
  ),
  'CL-065': note('以判决认定为准，不作推断。', 'Taken from the judgment; not inferred.'),
  'CL-069-1': note(
    '用于核对录入：原判刑期超过300个月的，录入有误。',
    'Serves to check what was entered: an original term above 300 months is a mistake.',
  ),
  'CL-078-2A': note(
    '最高人民检察院2025-09-25刑罚变更执行监督典型案例五（王某案）：交付执行前的羁押计入二分之一的底线。月数为单数时半个月按十五日计（法释〔2021〕1号第二百零二条）。',
    'Typical case 5 of the Supreme People’s Procuratorate of 2025-09-25: custody before delivery counts toward the half. Half of an odd number of months: half a month is fifteen days (Fa Shi [2021] No. 1 art. 202).',
  ),
  'CL-078-2B': note(
    '法释〔2016〕23号未规定减刑底线的起算日；法释〔2012〕2号第八条为无期徒刑判决确定之日，2016年第二十三条第二款对假释用判决生效之日。此处视为同一日，属推定。',
    'Where the floor of a commutation is counted from is not stated in Fa Shi [2016] No. 23. Fa Shi [2012] No. 2 art. 8 counted from the day the life sentence became final, and art. 23(2) of 2016 uses the day it took effect for parole. Both are taken for the same day here, an inference.',
  ),
  'CL-081-1C': note(
    '“特殊情况”指国家政治、国防、外交等方面特殊需要（法释〔2016〕23号第二十四条）。程序：法释〔2021〕1号第四百二十条、第四百二十一条。',
    '“Special circumstances” are special needs of state politics, defence or foreign affairs (Fa Shi [2016] No. 23 art. 24). Procedure: Fa Shi [2021] No. 1 arts. 420, 421.',
  ),
  'CL-081-2': note(
    '所列为限：普通的（非有组织的）故意伤害不在其内。其后减至十年以下仍不得假释。犯罪在2011-04-30以前的，依法释〔2011〕9号第八条。',
    'The list is closed: ordinary, not organised, intentional injury is not in it. The bar survives a later reduction below 10 years. Crimes until 2011-04-30: Fa Shi [2011] No. 9 art. 8.',
  ),
  'CL-099': note(
    '因此“十年以上”“十年以下”均包括整十年（见法释〔2016〕23号第七条的备注）；“不满”“超过”不包括。',
    'Hence “ten years or more” and “ten years or less” both include exactly ten years (see the note on art. 7 of 2016); “under” and “above” exclude it.',
  ),
  'CL-383-4': note(
    '受贿罪依第三百八十六条适用。须以判决为准；只能由死缓减为无期徒刑。犯罪在2015-10-31以前的，依法释〔2015〕19号第八条。死缓期间有重大立功（第五十条第一款）如何处理没有规定，由人决定。',
    'Bribery by way of art. 386. Read from the judgment; only the change from reprieve to life remains. Crimes until 2015-10-31: Fa Shi [2015] No. 19 art. 8. Major merit during the reprieve (art. 50(1)) is left open: a person decides.',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
