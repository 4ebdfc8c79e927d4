import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '../index.ts';
import { note } from '../note.ts';

/** What the texts of this instrument leave open, and how they are read here. */
export const prisonProcedureNotes = {
  'MOJ130-011': note(
    '监狱法（2026）第五十条同为五个工作日，自2026-11-01起以其为上位依据；司法部令第130号是否重新发布没有查明。2003年司法部令第77号的七个工作日已不适用。',
    'The Prison Law (2026) art. 50 has the same five working days and is the higher basis from 2026-11-01; whether Order No. 130 was issued anew is not known. The seven working days of MoJ Order No. 77 (2003) no longer apply.',
  ),
  'MOJ130-012': note(
    '司发通〔2014〕38号二（四）规定同一义务。',
    'The same duty stands in Si Fa Tong [2014] No. 38 section 2(4).',
  ),
} as const satisfies Partial<Record<RuleId, Bilingual>>;
