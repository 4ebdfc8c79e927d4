import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const prisonLaw2026Notes = {
  'PL2026-054': note(
    '社区矫正法第四十八条、法释〔2021〕1号第五百四十五条为三十日；与一个月相比取较早之日。',
    'The Community Correction Law art. 48 and Fa Shi [2021] No. 1 art. 545 say thirty days; of these and one month the earlier day is used.',
  ),
  'DL-I3': note(
    '至2026-10-31为五日（监狱法2012年文本第二十条）。',
    'Until 2026-10-31: five calendar days (Prison Law of 2012, art. 20).',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
