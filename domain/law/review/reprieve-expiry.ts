import { sentenceEnd, sentenceEndExplained } from '../period.ts';
import { rule } from '../rules/review-rules.ts';
import type { CaseFile } from './case-file.ts';
import { politicalRightsAtConversion, type Conversion } from './conversion.ts';
import { applyGate } from './apply-gate.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { exact, isBefore, spanOfSource } from './span.ts';
import { newJudgmentInReprieve } from './voided-rulings.ts';

/**
 * 死缓期满减刑 (刑法 art.50(1)): life when the two years are over without a crime on purpose; 25
 * years where there was major merit in the reprieve. It is a duty of the court (法释〔2021〕1号 art.533).
 */
export function reviewReprieveExpiry(file: CaseFile, notes: Notebook): Conversion | null {
  const { facts } = file;
  crimeInReprieve(file, notes);
  newJudgmentInReprieve(file, notes);
  const expiry = exact(file.reprieveExpiry);
  notes.figures.reprieveExpiry = expiry;
  if (expiry === null) miss(notes, 'reprieveStart', 'CL-051');
  const start = exact(spanOfSource(facts.reprieveStart));
  applyGate(notes, file.filing, {
    rule: 'CL-050-1A',
    due: file.reprieveExpiry,
    facts: { reprieveStart: start, reprieveExpiry: expiry, filingDate: facts.filingDate ?? null },
    ...(start === null ? {} : { steps: () => sentenceEndExplained(start, { months: 24 }).steps }),
  });
  record(notes, 'CL-051', {
    result: expiry === null ? 'unknown' : 'met',
    facts: { reprieveStart: start, reprieveExpiry: expiry },
  });
  record(notes, 'INT2021-533', { result: 'met' });
  return outcome(file, notes);
}

function outcome(file: CaseFile, notes: Notebook): Conversion | null {
  const { facts } = file;
  const major = facts.merit?.includes('majorMerit') === true;
  if ((facts.merit ?? null) === null) {
    miss(notes, 'merit', 'CL-050-1B');
    record(notes, 'CL-050-1B', { result: 'unknown', effect: 'person', facts: { merit: null } });
  }
  if (facts.lifeImprisonmentNoRelease === true) withoutRelease(major, notes);
  if (!major || facts.lifeImprisonmentNoRelease === true) {
    notes.figures.resultSentence = 'life';
    return null;
  }
  if (facts.crimeDate && isBefore(facts.crimeDate, rule('CL-050-1B').from)) {
    leaveToPerson(
      notes,
      'CL-050-1B',
      {
        zh: '2011年4月30日以前犯罪，重大立功的减为十五年以上二十年以下（修正前条文，凭记忆），由人决定',
        en: 'Crime by 2011-04-30: on major merit fifteen to twenty years (former text, from memory); a person decides',
      },
      { decisive: true },
    );
    notes.figures.resultSentence = 'fixedTerm';
    const proposed = facts.proposedResultTermMonths ?? null;
    if (proposed !== null) fromExpiry(file, proposed, notes);
    return null;
  }
  const { termMonths } = rule('CL-050-1B').limit;
  notes.figures.resultSentence = 'fixedTerm';
  notes.figures.resultTermMonths = termMonths;
  record(notes, 'CL-050-1B', { result: 'met', facts: { merit: facts.merit ?? null, termMonths } });
  politicalRightsAtConversion(file, notes);
  fromExpiry(file, termMonths, notes);
  return { rule: 'CL-050-1B', min: termMonths, max: termMonths, leastOnly: false };
}

/** 刑法 art.51: the fixed term runs from the expiry of the reprieve. */
function fromExpiry(file: CaseFile, months: number, notes: Notebook): void {
  const expiry = exact(file.reprieveExpiry);
  if (expiry === null) return;
  const end = sentenceEnd(expiry, { months });
  notes.figures.newTermIfRuledOn = [expiry, end];
  notes.figures.newEnd = end;
}

function withoutRelease(major: boolean, notes: Notebook): void {
  record(notes, 'SPC2016-015', {
    result: 'met',
    facts: { lifeImprisonmentNoRelease: true },
    text: {
      zh: '减为无期徒刑的裁定应当明确终身监禁，此后不得再减刑或者假释',
      en: 'The ruling to life must state imprisonment without release; no commutation or parole afterwards',
    },
  });
  if (major)
    leaveToPerson(
      notes,
      'CL-383-4',
      {
        zh: '终身监禁罪犯在死缓期间有重大立功，能否减为二十五年有期徒刑，法条未明：暂按减为无期徒刑并终身监禁',
        en: 'Life without release and major merit during the reprieve: whether 25 years may follow is open; life without release is taken',
      },
      { decisive: true, question: 'Q8' },
    );
}

/** A crime on purpose in the reprieve: approval of execution, or the reprieve begins again. */
function crimeInReprieve(file: CaseFile, notes: Notebook): void {
  const { facts } = file;
  const crime = facts.intentionalCrimeInReprieve ?? crimeKnown(facts.newIntentionalCrime);
  if (crime === null) {
    miss(notes, 'intentionalCrimeInReprieve', 'CL-050-1A');
    record(notes, 'CL-050-1A', { result: 'unknown', effect: 'person' });
    return;
  }
  if (!crime) return;
  const vile = facts.vileCircumstances ?? null;
  if (vile === null) miss(notes, 'vileCircumstances', 'CL-050-1C');
  record(notes, vile === false ? 'CL-050-1D' : 'CL-050-1C', {
    result: 'notMet',
    effect: 'bar',
    facts: { intentionalCrimeInReprieve: true, vileCircumstances: vile },
  });
}

const crimeKnown = (crime: unknown): boolean | null =>
  crime === null || crime === undefined ? null : crime !== false;
