import { rule } from '../rules/review-rules.ts';
import type { CaseFile } from './case-file.ts';
import { record, type Notebook } from './notebook.ts';
import { isBefore } from './span.ts';

/**
 * Which time's interpretation speaks: that of the day of the ruling, also over older judgments
 * (高检发释字〔2001〕5号 art.1), while rulings made under an older one stand (art.4).
 */
export function timeOfLaw(file: CaseFile, notes: Notebook): void {
  const { facts, law, priors } = file;
  if (law.era !== '2016') return;
  const first = rule('SPC2016-042').from;
  const judged = facts.judgmentDate ?? facts.judgmentEffective ?? null;
  if (judged !== null && isBefore(judged, first))
    record(notes, 'TRANS-2001-1', {
      result: 'met',
      facts: { judged, lawDate: law.date },
      text: {
        zh: `判决早于${first}，本次减刑、假释仍适用裁定时施行的司法解释`,
        en: `Judged before ${first}; the interpretation in force on the day of the ruling applies all the same`,
      },
    });
  const older = priors?.find(({ rulingDate }) => rulingDate && isBefore(rulingDate, first));
  if (older)
    record(notes, 'TRANS-2001-4', {
      result: 'met',
      facts: { rulingDate: older.rulingDate ?? null },
      text: {
        zh: `${first}以前的减刑裁定按当时的规定作出，不再变动`,
        en: `Rulings before ${first} were made under the law of their day and stand`,
      },
    });
}
