import { rule, type RuleId } from '../rules/review-rules.ts';
import { has, type CaseFile } from './case-file.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { sayDoubtful, violentLife, violentTenYears } from './prisoner-class.ts';
import { isBefore } from './span.ts';

/** Whether 刑法 art.81(2) bars parole; null where the file, or the law of before 1997, leaves it open. */
export function barredByArticle81(file: CaseFile): boolean | null {
  const barred = barredByClass(file);
  return barred === true && isOfFormerCode(file) ? null : barred;
}

/** A crime by 1997-09-30: 法释〔1997〕5号 art.8 sends it to the rules of its time. */
const isOfFormerCode = ({ facts: { crimeDate } }: CaseFile): boolean =>
  Boolean(crimeDate) && isBefore(crimeDate!, rule('CL-079').from);

function barredByClass(file: CaseFile): boolean | null {
  if (file.facts.commutationRestricted === true) return true;
  if (file.categories === null) return null;
  if (has(file, 'recidivist')) return true;
  if (!has(file, 'violentEight')) return false;
  if (file.stage === 'short') return false;
  if (file.stage === null) return null;
  const violent = file.stage === 'fixed' ? violentTenYears(file) : violentLife(file);
  return violent === 'doubtful' ? null : violent;
}

/** Whether parole is closed for good: art.81(2), life without release. */
export const paroleForbidden = (file: CaseFile): boolean | null =>
  file.facts.lifeImprisonmentNoRelease === true ? true : barredByArticle81(file);

/**
 * 不得假释. For crimes by 2011-04-30 the former art.81(2) decides for recidivists and the listed
 * crimes, with the same outcome; for crimes by 1997-09-30 a person does.
 */
export function paroleBar(file: CaseFile, notes: Notebook): void {
  const barred = barredByArticle81(file);
  const facts = {
    categories: file.facts.categories ?? null,
    termMonths: file.facts.termMonths ?? null,
    originalSentence: file.facts.originalSentence ?? null,
  };
  const crime = file.facts.crimeDate ?? null;
  if (isOfFormerCode(file))
    leaveToPerson(
      notes,
      'CL-081-2-OLD',
      {
        zh: '1997年9月30日以前的犯罪，能否假释依当时规定，由人决定',
        en: 'For crimes by 1997-09-30 the rules of that time decide on parole; a person decides',
      },
      { decisive: true },
    );
  else if (crime !== null && isBefore(crime, rule('CL-081-2-OLD').from))
    record(notes, 'CL-081-2-OLD', { result: 'met', facts: { crimeDate: crime } });
  if (barred === null) {
    if (file.categories === null) miss(notes, 'categories', 'CL-081-2');
    else if (!isOfFormerCode(file)) sayDoubtful(file, notes, 'CL-081-2');
    record(notes, 'CL-081-2', { result: 'unknown', effect: 'person', facts });
    return;
  }
  record(notes, 'CL-081-2', {
    result: barred ? 'notMet' : 'met',
    effect: barred ? 'bar' : 'none',
    facts,
    text: barred
      ? {
          zh: '累犯以及因八类暴力性犯罪被判处十年以上有期徒刑、无期徒刑（含死缓减刑后）的，不得假释',
          en: 'Recidivists, and the eight violent crimes with ten years or more, life or a reprieve: no parole',
        }
      : {
          zh: '不属于不得假释的罪犯（所列犯罪为封闭列举）',
          en: 'Not one of those barred from parole (the list is closed)',
        },
  });
  const restated = restating(file);
  if (barred && restated !== null)
    record(notes, restated, { result: 'notMet', effect: 'bar', facts });
}

/** The interpretation that says the same, when it is in force. */
function restating(file: CaseFile): RuleId | null {
  const id = file.facts.originalSentence === 'deathReprieve' ? 'SPC2016-025-2' : 'SPC2016-025-1';
  return file.law.applies(id) ? id : null;
}
