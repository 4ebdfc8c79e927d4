import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from './index.ts';

const t = (zh: string, en: string): Bilingual => ({ zh, en });

/** Remarks on single rules, for the checklist: what the text leaves open, and how it is read here. */
export const notes = {
  'CL-050-1B': t(
    '1997-10-01至2011-04-30间减为十五年以上二十年以下（未经原文核对）。犯罪在2011-04-30以前的，依法释〔2011〕9号第二条适用修正前的第五十条。',
    'Between 1997-10-01 and 2011-04-30 the outcome was 15 to 20 years (not checked against the text). Crimes until 2011-04-30 use Article 50 as it was before: Fa Shi [2011] No. 9 art. 2.',
  ),
  'CL-050-2': t(
    '限制减刑以判决主文为准（法释〔2011〕8号第七条），不得从罪名推断。',
    'The restriction is read from the operative part of the judgment (Fa Shi [2011] No. 8 art. 7) and never inferred from the offence.',
  ),
  'CL-057-2': t(
    '法释〔2016〕23号第十七条第二款在此范围内从严：减为有期徒刑时改为七年以上十年以下，最终不少于三年。',
    'Fa Shi [2016] No. 23 art. 17(2) narrows it: 7 to 10 years at conversion, at least 3 years finally.',
  ),
  'CL-065': t('以判决认定为准，不作推断。', 'Taken from the judgment; not inferred.'),
  'CL-069-1': t(
    '用于核对录入：原判刑期超过300个月的，录入有误。',
    'Serves to check what was entered: an original term above 300 months is a mistake.',
  ),
  'CL-078-2A': t(
    '最高人民检察院2025-09-25刑罚变更执行监督典型案例五（王某案）：交付执行前的羁押计入二分之一的底线。月数为单数时半个月按十五日计（法释〔2021〕1号第二百零二条）。',
    'Typical case 5 of the Supreme People’s Procuratorate of 2025-09-25: custody before delivery counts toward the half. Half of an odd number of months: half a month is fifteen days (Fa Shi [2021] No. 1 art. 202).',
  ),
  'CL-078-2B': t(
    '法释〔2016〕23号未规定减刑底线的起算日；法释〔2012〕2号第八条为无期徒刑判决确定之日，2016年第二十三条第二款对假释用判决生效之日。此处视为同一日，属推定。',
    'Where the floor of a commutation is counted from is not stated in Fa Shi [2016] No. 23. Fa Shi [2012] No. 2 art. 8 counted from the day the life sentence became final, and art. 23(2) of 2016 uses the day it took effect for parole. Both are taken for the same day here, an inference.',
  ),
  'CL-078-2B-OLD': t(
    '新旧法的选择已经核对；旧法的“十年”引自1997年文本，未经原文核对。',
    'Which law applies is verified; the old figure of ten years is that of the 1997 text, not checked against it.',
  ),
  'CL-081-1B-OLD': t(
    '此数字引自1997年文本，未经原文核对。',
    'The figure is that of the 1997 text, not checked against it.',
  ),
  'CL-081-1C': t(
    '“特殊情况”指国家政治、国防、外交等方面特殊需要（法释〔2016〕23号第二十四条）。程序：法释〔2021〕1号第四百二十条、第四百二十一条。',
    '“Special circumstances” are special needs of state politics, defence or foreign affairs (Fa Shi [2016] No. 23 art. 24). Procedure: Fa Shi [2021] No. 1 arts. 420, 421.',
  ),
  'CL-081-2': t(
    '所列为限：普通的（非有组织的）故意伤害不在其内。其后减至十年以下仍不得假释。犯罪在2011-04-30以前的，依法释〔2011〕9号第八条。',
    'The list is closed: ordinary, not organised, intentional injury is not in it. The bar survives a later reduction below 10 years. Crimes until 2011-04-30: Fa Shi [2011] No. 9 art. 8.',
  ),
  'CL-099': t(
    '因此“十年以上”“十年以下”均包括整十年（见法释〔2016〕23号第七条的备注）；“不满”“超过”不包括。',
    'Hence “ten years or more” and “ten years or less” both include exactly ten years (see the note on art. 7 of 2016); “under” and “above” exclude it.',
  ),
  'CL-383-4': t(
    '受贿罪依第三百八十六条适用。须以判决为准；只能由死缓减为无期徒刑。犯罪在2015-10-31以前的，依法释〔2015〕19号第八条。死缓期间有重大立功（第五十条第一款）如何处理没有规定，由人决定。',
    'Bribery by way of art. 386. Read from the judgment; only the change from reprieve to life remains. Crimes until 2015-10-31: Fa Shi [2015] No. 19 art. 8. Major merit during the reprieve (art. 50(1)) is left open: a person decides.',
  ),
  'SPC2016-003-3': t(
    '自2026-11-01起另依监狱法第四十三条从严。',
    'Made stricter by the Prison Law art. 43 from 2026-11-01.',
  ),
  'SPC2016-006-1D': t(
    '交付执行前的羁押不计入起始时间（与假释第二十三条第一款、二分之一的底线不同）。',
    'Custody before delivery does not count toward the start (unlike parole, art. 23(1), and the floor of one half).',
  ),
  'SPC2016-006-3C': t(
    '最早提请日期取一般间隔与上次减刑幅度中较长者。',
    'The earliest filing is the later of the general interval and the months of the previous reduction.',
  ),
  'SPC2016-006-4': t(
    '“可以”：由人裁量；此类案件应当开庭审理（法释〔2014〕5号第六条第一、二项）。',
    '“May”: at discretion; such a case is heard in open court (Fa Shi [2014] No. 5 art. 6(1), (2)).',
  ),
  'SPC2016-007-1A': t(
    '“从严掌握”通常低于第六条的幅度；上限仅供参照，并应说明理由。',
    '“Strictly” means normally below the amounts of art. 6; the cap is shown as a ceiling only, with reasons required.',
  ),
  'SPC2016-007-1I': t(
    '整十年同时符合第七条第一款（十年以下）与第二款（十年以上），参见刑法第九十九条。取较严的一年六个月，由人复核。',
    'Exactly ten years meets both art. 7(1) and art. 7(2), see Criminal Law art. 99. The stricter 18 months are applied and a person checks.',
  ),
  'SPC2016-008-1S': t(
    '无期徒刑的起算日没有规定，可以是判决生效之日或者入监之日。取较晚的交付执行之日，并提示。',
    'Where a life sentence is counted from is not defined: the day of effect or of delivery. The later one, delivery, is taken and flagged.',
  ),
  'SPC2016-010-1S': t(
    '与第六条至第九条不同，第十条第一款没有重大立功可不受限制的规定。刑期自死缓期满之日起算：法释〔2021〕1号第四百九十八条第二款。',
    'Unlike arts. 6 to 9, art. 10(1) has no waiver for major merit. The term runs from the end of the reprieve: Fa Shi [2021] No. 1 art. 498(2).',
  ),
  'SPC2016-011-S': t(
    '第十一条没有重大立功可不受限制的规定。',
    'Art. 11 has no waiver for major merit.',
  ),
  'SPC2016-012-1': t(
    '1997年的解释为十二年；犯罪在2011-04-30以前的是否仍为十二年没有查明，由人决定。',
    'The interpretation of 1997 had 12 years; whether prisoners for crimes until 2011-04-30 keep them is not settled: a person decides.',
  ),
  'SPC2016-016': t(
    '条文只规定起始时间，未规定间隔。',
    'The text speaks of the start only, not of the interval.',
  ),
  'SPC2016-018': t(
    '最高人民检察院检例第70号：没有重大立功而对缓刑犯减刑的，裁定不当。',
    'Guiding case No. 70 of the Supreme People’s Procuratorate: without major merit a commutation of a probationer is a wrong ruling.',
  ),
  'SPC2016-019': t(
    '不受一般限制的案件应当开庭审理（法释〔2014〕5号第六条第二项）。',
    'A case off the general limits is heard in open court (Fa Shi [2014] No. 5 art. 6(2)).',
  ),
  'SPC2016-020': t(
    '仅年满六十五周岁不放宽任何数字。',
    'Being 65 or older alone relaxes no figure.',
  ),
  'SPC2016-028-1B': t(
    '第四十条只规定两次减刑之间的间隔（裁定送达至再次提请）；用于假释属类推。',
    'Art. 40 defines the interval between two commutations only (from service to filing); it is applied to parole by analogy, an inference.',
  ),
  'SPC2016-029': t(
    '本条没有数字；社区矫正法第四十八条、法释〔2021〕1号第五百四十五条为三十日，监狱法（2026）第五十四条为一个月。',
    'No figure here; 30 days in the Community Correction Law art. 48 and Fa Shi [2021] No. 1 art. 545, one month in the Prison Law (2026) art. 54.',
  ),
  'SPC2016-040-2': t(
    '自上次裁定送达之日起算，而非裁定之日。',
    'Counted from the service of the previous ruling, not from its date.',
  ),
  'SPC2016-042': t(
    '没有过渡条款。适用于2017-01-01起裁定的案件，已依法释〔2012〕2号作出的裁定不再变动，属推定（参照高检发释字〔2001〕5号第一条、第四条）。',
    'No transitional article. It is applied to every case decided from 2017-01-01, and rulings made under Fa Shi [2012] No. 2 stand: an inference (Gao Jian Fa Shi Zi [2001] No. 5 arts. 1, 4).',
  ),
  'SPC2019-000': t(
    '渎职罪、对非国家工作人员行贿罪以及2015-11-01以前的判决，适用2016年规定第七、九、十一条关于职务犯罪罪犯的规定。',
    'Malfeasance, bribery of private persons, and judgments before 2015-11-01 fall under arts. 7, 9 and 11 of 2016 (official-duty offenders).',
  ),
  'SPC2019-002-2C': t(
    '条文没有单列悔改并有重大立功；按重大立功（不超过十二个月）处理，属推定。',
    'Repentance with major merit is not named apart; it is treated as major merit (at most 12 months), an inference.',
  ),
  'SPC2024-009': t(
    '最高人民检察院2025-09-25刑罚变更执行监督典型案例六（田某案）适用。',
    'Applied in typical case 6 of the Supreme People’s Procuratorate of 2025-09-25.',
  ),
  'SPC2014-002-D': t(
    '本规定没有减刑案件“七日内立案审查”。七日是指裁定的送达（第十八条）、财产性判项材料（法释〔2024〕5号第五条）和公诉案件的受理审查（法释〔2021〕1号第二百一十九条）。',
    'There is no seven-day check before acceptance in this text. Seven days are those of service (art. 18), of property materials (Fa Shi [2024] No. 5 art. 5) and of accepting public prosecutions (Fa Shi [2021] No. 1 art. 219).',
  ),
  'OP2021-005-1': t(
    '可以核对：考核分的合计与考核期；每次奖励有奖励文书。',
    'Can be cross-checked: sums of points against the period; each bonus has its document.',
  ),
  'OP2021-009': t(
    '最高人民检察院2025-09-25典型案例八：身份可以查清且未隐瞒的，不适用。',
    'Typical case 8 of the Supreme People’s Procuratorate of 2025-09-25: it does not apply where the identity can be verified and was not concealed.',
  ),
  'MOJ130-011': t(
    '监狱法（2026）第五十条同为五个工作日，自2026-11-01起以其为上位依据；司法部令第130号是否重新发布没有查明。2003年司法部令第77号的七个工作日已不适用。',
    'The Prison Law (2026) art. 50 has the same five working days and is the higher basis from 2026-11-01; whether Order No. 130 was issued anew is not known. The seven working days of MoJ Order No. 77 (2003) no longer apply.',
  ),
  'MOJ130-012': t(
    '司发通〔2014〕38号二（四）规定同一义务。',
    'The same duty stands in Si Fa Tong [2014] No. 38 section 2(4).',
  ),
  'MOJ38-CAT': t(
    '高检发监字〔2014〕5号第十一条所称职务犯罪范围更宽（包括利用职权侵犯公民人身权利、民主权利的犯罪）。2016年规定没有定义，类别由人确认。',
    'Gao Jian Fa Jian Zi [2014] No. 5 art. 11 defines official-duty crime more widely (abuse of office against personal and democratic rights too). The 2016 provisions have no definition: a person confirms the category.',
  ),
  'PL2026-054': t(
    '社区矫正法第四十八条、法释〔2021〕1号第五百四十五条为三十日；与一个月相比取较早之日。',
    'The Community Correction Law art. 48 and Fa Shi [2021] No. 1 art. 545 say thirty days; of these and one month the earlier day is used.',
  ),
  'PL2012-030': t(
    '2012年文本的施行日期未经原文核对。',
    'The day on which the 2012 text came into force was not checked against it.',
  ),
  'CCR-014': t(
    '司发通〔2026〕8号（2026-02-21）第一、四、五项：拟裁定假释的，应当委托调查评估；缺材料的三个工作日内告知；评估意见六个月内可以再用。',
    'Si Fa Tong [2026] No. 8 (2026-02-21) items 1, 4, 5: for parole the assessment is mandatory; missing materials are notified within 3 working days; an opinion can be used again for 6 months.',
  ),
  'SPP2014-020': t(
    '同：刑事诉讼法第二百七十四条；人民检察院刑事诉讼规则第六百三十九条。',
    'The same: Criminal Procedure Law art. 274; Rules of Criminal Procedure of the Procuratorates art. 639.',
  ),
  'TRANS-2012': t(
    '仅用于说明卷中旧裁定（过去一次减刑最多二十四个月）。',
    'Needed only to explain old rulings in the file (earlier reductions of up to 24 months were lawful).',
  ),
  'DL-A1': t(
    '自执行逮捕的次日起算，至N个月后对应日的前一日止；没有对应日的，为该月最后一日。延长的期限连续计算。',
    'From the day after the arrest to the day before the corresponding date N months later; where there is none, to the last day of that month. Extensions run on continuously.',
  ),
  'DL-B1': t(
    '刑事诉讼法只规定“及时”；三日见公安部令第159号第一百四十二条、高检会〔2001〕10号第七条。未执行的情形没有数字。',
    'The Criminal Procedure Law says only “in time”; the three days are those of MPS Order No. 159 art. 142 and Gao Jian Hui [2001] No. 10 art. 7. There is no figure for what was not executed.',
  ),
  'DL-B2': t(
    '公安机关规定第一百四十条自执行完毕（释放）起算，六机关规定和检察规则自收到决定起算。取较早者。',
    'The police rules art. 140 count from the completed execution (release), the rules of the six organs and of the procuratorates from receipt of the decision. The earlier one is used.',
  ),
  'DL-C1': t(
    '在押的按羁押期限计算，其他按程序期限计算。监察机关移送的案件（补充调查）相同。',
    'Counted as custody where the suspect is detained, as procedure otherwise. The same for cases of supervisory commissions.',
  ),
  'DL-G1': t(
    '此审查时间计入审理期限（六机关规定第二十五条）。在押的，不因节假日顺延。',
    'The time of this review counts toward the time limit of the trial (rules of the six organs art. 25). In custody a holiday does not extend it.',
  ),
  'DL-G2': t(
    '简易程序：二十日，可能判处三年以上的一个半月（第二百二十条）。速裁程序：十日，可能判处一年以上的十五日（第二百二十五条）。',
    'Simplified: 20 days, or 1.5 months above 3 years (art. 220). Fast-track: 10 days, or 15 above 1 year (art. 225).',
  ),
  'DL-H1': t(
    '不适用于简易程序（第二百一十九条）和速裁程序（第二百二十四条）。是否须满十整日没有规定，恰为十日时提示。',
    'Not in simplified (art. 219) or fast-track (art. 224) procedure. Whether ten clear days are needed is not stated: exactly ten is flagged.',
  ),
  'DL-I2': t(
    '一个月（公安机关规定、监狱法）与三十日（检察规则第六百二十五条第二项）：按较早者提示。余刑三个月以下、在看守所执行的不适用。',
    'One month (police rules, Prison Law) and thirty days (rules of the procuratorates art. 625(2)): the earlier warns. Not where three months or less are left, served in the detention centre.',
  ),
  'DL-I3': t(
    '至2026-10-31为五日（监狱法2012年文本第二十条）。',
    'Until 2026-10-31: five calendar days (Prison Law of 2012, art. 20).',
  ),
  'SPP2025-C5': t(
    '典型案例并非司法解释，供参照；案例写明法律和司法解释没有明确规定。',
    'A typical case is no interpretation: it persuades. It says itself that law and interpretations have no express provision.',
  ),
  'CALC-ENDDATE': t(
    '无期徒刑减为有期徒刑的自裁定之日起算（刑法第八十条），死缓减为有期徒刑的自死缓期满之日起算（刑法第五十一条）。与典型案例六（田某案）的结果一致。',
    'From life to a fixed term it starts on the day of the ruling (Criminal Law art. 80), from a reprieve on its end (Criminal Law art. 51). It gives what typical case 6 printed.',
  ),
  'SENT-START': t(
    '有两个“执行之日”：判决所载刑期起日（含折抵的羁押，用于刑期止日、二分之一的底线和假释的一半），以及第四十条判决执行之日，即交付执行之日（用于减刑起始时间）。',
    'There are two: the printed start of the term (with credited custody; for the end of the term, the floor of one half, and the half of parole), and the day of execution of art. 40, that of delivery (for the start of commutation).',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
