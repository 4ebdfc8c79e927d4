import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const spc2016Notes = {
  'SPC2016-003-3': note(
    '自2026-11-01起另依监狱法第四十三条从严。',
    'Made stricter by the Prison Law art. 43 from 2026-11-01.',
  ),
  'SPC2016-006-1D': note(
    '交付执行前的羁押不计入起始时间（与假释第二十三条第一款、二分之一的底线不同）。',
    'Custody before delivery does not count toward the start (unlike parole, art. 23(1), and the floor of one half).',
  ),
  'SPC2016-006-3C': note(
    '最早提请日期取一般间隔与上次减刑幅度中较长者。',
    'The earliest filing is the later of the general interval and the months of the previous reduction.',
  ),
  'SPC2016-006-4': note(
    '“可以”：由人裁量；此类案件应当开庭审理（法释〔2014〕5号第六条第一、二项）。',
    '“May”: at discretion; such a case is heard in open court (Fa Shi [2014] No. 5 art. 6(1), (2)).',
  ),
  'SPC2016-007-1A': note(
    '“从严掌握”通常低于第六条的幅度；上限仅供参照，并应说明理由。',
    '“Strictly” means normally below the amounts of art. 6; the cap is shown as a ceiling only, with reasons required.',
  ),
  'SPC2016-007-1I': note(
    '整十年同时符合第七条第一款（十年以下）与第二款（十年以上），参见刑法第九十九条。取较严的一年六个月，由人复核。',
    'Exactly ten years meets both art. 7(1) and art. 7(2), see Criminal Law art. 99. The stricter 18 months are applied and a person checks.',
  ),
  'SPC2016-008-1S': note(
    '无期徒刑的起算日没有规定，可以是判决生效之日或者入监之日。取较晚的交付执行之日，并提示。',
    'Where a life sentence is counted from is not defined: the day of effect or of delivery. The later one, delivery, is taken and flagged.',
  ),
  'SPC2016-010-1S': note(
    '与第六条至第九条不同，第十条第一款没有重大立功可不受限制的规定。刑期自死缓期满之日起算：法释〔2021〕1号第四百九十八条第二款。',
    'Unlike arts. 6 to 9, art. 10(1) has no waiver for major merit. The term runs from the end of the reprieve: Fa Shi [2021] No. 1 art. 498(2).',
  ),
  'SPC2016-011-S': note(
    '第十一条没有重大立功可不受限制的规定。',
    'Art. 11 has no waiver for major merit.',
  ),
  'SPC2016-012-1': note(
    '1997年的解释为十二年；犯罪在2011-04-30以前的是否仍为十二年没有查明，由人决定。',
    'The interpretation of 1997 had 12 years; whether prisoners for crimes until 2011-04-30 keep them is not settled: a person decides.',
  ),
  'SPC2016-016': note(
    '条文只规定起始时间，未规定间隔。',
    'The text speaks of the start only, not of the interval.',
  ),
  'SPC2016-018': note(
    '最高人民检察院检例第70号：没有重大立功而对缓刑犯减刑的，裁定不当。',
    'Guiding case No. 70 of the Supreme People’s Procuratorate: without major merit a commutation of a probationer is a wrong ruling.',
  ),
  'SPC2016-019': note(
    '不受一般限制的案件应当开庭审理（法释〔2014〕5号第六条第二项）。',
    'A case off the general limits is heard in open court (Fa Shi [2014] No. 5 art. 6(2)).',
  ),
  'SPC2016-020': note(
    '仅年满六十五周岁不放宽任何数字。',
    'Being 65 or older alone relaxes no figure.',
  ),
  'SPC2016-028-1B': note(
    '第四十条只规定两次减刑之间的间隔（裁定送达至再次提请）；用于假释属类推。',
    'Art. 40 defines the interval between two commutations only (from service to filing); it is applied to parole by analogy, an inference.',
  ),
  'SPC2016-029': note(
    '本条没有数字；社区矫正法第四十八条、法释〔2021〕1号第五百四十五条为三十日，监狱法（2026）第五十四条为一个月。',
    'No figure here; 30 days in the Community Correction Law art. 48 and Fa Shi [2021] No. 1 art. 545, one month in the Prison Law (2026) art. 54.',
  ),
  'SPC2016-040-2': note(
    '自上次裁定送达之日起算，而非裁定之日。',
    'Counted from the service of the previous ruling, not from its date.',
  ),
  'SPC2016-042': note(
    '没有过渡条款。适用于2017-01-01起裁定的案件，已依法释〔2012〕2号作出的裁定不再变动，属推定（参照高检发释字〔2001〕5号第一条、第四条）。',
    'No transitional article. It is applied to every case decided from 2017-01-01, and rulings made under Fa Shi [2012] No. 2 stand: an inference (Gao Jian Fa Shi Zi [2001] No. 5 arts. 1, 4).',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
