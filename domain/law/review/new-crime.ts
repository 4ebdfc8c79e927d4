import { addPeriodExplained } from '../period.ts';
import type { NewCrime } from '../facts.ts';
import { commutedSinceReturn, madeOn, type CaseFile } from './case-file.ts';
import { applyGate } from './apply-gate.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { periodOf } from './period-of-rule.ts';
import { exact, shift, spanOfSource, type Span } from './span.ts';

/**
 * 法释〔2016〕23号 art.21: after a crime on purpose while serving, three years (new fixed term) or
 * four (new life sentence) from the day the new judgment is final; five after the change to life
 * where the crime fell into the reprieve. Nothing lifts these times, major merit neither.
 */
export function newCrimeBars(file: CaseFile, notes: Notebook): void {
  crimeInReprieve(file, notes);
  afterRevokedParole(file, notes);
  const crime = file.facts.newIntentionalCrime;
  if (crime === null || crime === undefined || crime === false) return;
  const known: NewCrime = crime === true ? {} : crime;
  combining(file, known, notes);
  if (known.sentence === null || known.sentence === undefined) {
    miss(notes, 'newIntentionalCrime.sentence', 'SPC2016-021-1A');
    unknownBar(file, known, notes);
    return;
  }
  if (known.sentence === 'fixedTerm') bar(file, known, 'SPC2016-021-1A', notes);
  else if (known.sentence === 'life') bar(file, known, 'SPC2016-021-1B', notes);
  else
    leaveToPerson(
      notes,
      'SPC2016-021-1A',
      {
        zh: '新罪既非有期徒刑也非无期徒刑，第二十一条未作规定，由人决定',
        en: 'The new sentence is neither a fixed term nor life: art.21 is silent, a person decides',
      },
      { decisive: true },
    );
}

function bar(
  file: CaseFile,
  crime: NewCrime,
  id: 'SPC2016-021-1A' | 'SPC2016-021-1B',
  notes: Notebook,
): void {
  if (!file.law.applies(id)) {
    leaveToPerson(notes, id, beforeText, { decisive: true });
    return;
  }
  if (!crime.finalDate) miss(notes, 'newIntentionalCrime.finalDate', id);
  wait(file, id, spanOfSource(crime.finalDate), { finalDate: crime.finalDate ?? null }, notes);
}

const beforeText = {
  zh: '服刑期间又犯新罪，该日适用的规定不在本程序数据内，由人决定',
  en: 'A new crime while serving; the rules of that day are not in the data, a person decides',
};

/** Sentence not known: three years are the least of the two. */
function unknownBar(file: CaseFile, crime: NewCrime, notes: Notebook): void {
  const three = shift(spanOfSource(crime.finalDate), periodOf('SPC2016-021-1A'));
  applyGate(notes, file.filing, {
    rule: 'SPC2016-021-1A',
    due: { from: three.from, to: null },
    facts: { finalDate: crime.finalDate ?? null, sentence: null },
  });
}

function wait(
  file: CaseFile,
  id: 'SPC2016-021-1A' | 'SPC2016-021-1B' | 'SPC2016-021-2',
  from: Span,
  facts: Readonly<Record<string, string | null>>,
  notes: Notebook,
): void {
  const period = periodOf(id);
  const day = exact(from);
  applyGate(notes, file.filing, {
    rule: id,
    due: shift(from, period),
    facts: { ...facts, filingDate: file.facts.filingDate ?? null },
    ...(day === null ? {} : { steps: () => addPeriodExplained(day, period).steps }),
  });
}

function crimeInReprieve(file: CaseFile, notes: Notebook): void {
  if (file.facts.intentionalCrimeInReprieve !== true || file.stage === 'reprieve') return;
  if (!file.law.applies('SPC2016-021-2')) {
    leaveToPerson(notes, 'SPC2016-021-2', beforeText, { decisive: true });
    return;
  }
  const converted =
    file.facts.convertedToLifeDate ??
    file.priors?.find((prior) => prior.toSentence === 'life')?.rulingDate ??
    null;
  if (converted === null) miss(notes, 'convertedToLifeDate', 'SPC2016-021-2');
  const from = spanOfSource(converted);
  wait(
    file,
    'SPC2016-021-2',
    from.from === null ? { from: file.reprieveExpiry.from, to: null } : from,
    { convertedToLifeDate: converted },
    notes,
  );
}

/** 刑法 art.71, 2016 art.33: what was taken off before does not count as served. */
function combining(file: CaseFile, crime: NewCrime, notes: Notebook): void {
  record(notes, 'CL-071', {
    result: 'met',
    facts: { sentence: crime.sentence ?? null, months: crime.months ?? null },
  });
  if (takenBack(file)) leaveToPerson(notes, 'SPC2016-033', notServed, { decisive: true });
}

/** Whether a reduction is from before the new crime was finally judged (2016 art.33), or may be. */
function takenBack({ facts, priors }: CaseFile): boolean {
  const crime = facts.newIntentionalCrime;
  if (!crime) return false;
  const judged = crime === true ? null : exact(spanOfSource(crime.finalDate));
  return (priors ?? []).some((prior) => {
    const { from } = spanOfSource(madeOn(prior));
    return Boolean(prior.months) && (judged === null || from === null || from < judged);
  });
}

/**
 * 刑法 art.86(1), (2): a parole revoked for another crime is followed by a combined sentence, in
 * which earlier reductions do not count as served (2016 art.33) or are void (art.34), until a ruling
 * since the return has said what remains.
 */
function afterRevokedParole(file: CaseFile, notes: Notebook): void {
  const { paroleRevoked, revocationGround = null, newIntentionalCrime } = file.facts;
  if (paroleRevoked !== true || revocationGround === 'violation' || ruledSinceReturn(file)) return;
  const reduced = (file.priors ?? []).some(({ months, days }) => (months ?? 0) + (days ?? 0) > 0);
  if (revocationGround === null) {
    if (!reduced) return;
    miss(notes, 'revocationGround', 'SPC2016-033');
    leaveToPerson(notes, 'SPC2016-033', groundUnknown, { decisive: true });
  } else if (revocationGround === 'newCrime') {
    if (newIntentionalCrime === null || newIntentionalCrime === undefined)
      miss(notes, 'newIntentionalCrime', 'SPC2016-021-1A');
    if (!newIntentionalCrime) leaveToPerson(notes, 'CL-071', combinedAnew, { decisive: true });
    if (reduced && newIntentionalCrime !== false && !takenBack(file))
      leaveToPerson(notes, 'SPC2016-033', notServed, { decisive: true });
  } else if (!file.facts.omittedCrime) omittedAfterParole(file, reduced, notes);
}

/** Where the omitted crime itself is not told; where it is, `voided-rulings.ts` speaks. */
function omittedAfterParole({ facts }: CaseFile, reduced: boolean, notes: Notebook): void {
  if (!reduced && facts.omittedCrimeConfessed === true) return;
  miss(notes, 'omittedCrime', 'SPC2016-034');
  leaveToPerson(notes, 'SPC2016-034', combinedAnew, { decisive: true });
}

const ruledSinceReturn = (file: CaseFile): boolean =>
  (file.priors?.length ?? 0) > 0 && commutedSinceReturn(file);

/** True where a parole was revoked for another crime and no ruling since has said what remains. */
export const isCombinedAfterParole = (file: CaseFile): boolean =>
  file.facts.paroleRevoked === true &&
  (file.facts.revocationGround === 'newCrime' || file.facts.revocationGround === 'omittedCrime') &&
  !ruledSinceReturn(file);

const notServed = {
  zh: '减刑后因故意犯罪数罪并罚的，经减刑裁定减去的刑期不计入已经执行的刑期；剩余刑期由人核定',
  en: 'Combined for a crime after a reduction: the time taken off does not count as served; a person establishes what remains',
};

const combinedAnew = {
  zh: '假释因又犯新罪或者发现漏罪被撤销的，数罪并罚；原减刑裁定和剩余刑期由人核定',
  en: 'Parole revoked for a further crime: combined; a person establishes the old rulings and what remains',
};

const groundUnknown = {
  zh: '撤销假释的事由未知：因又犯新罪的，此前减去的刑期不计入已经执行的刑期，由人核定',
  en: 'Why the parole was revoked is not known: after a new crime the earlier reductions do not count as served; a person establishes it',
};
