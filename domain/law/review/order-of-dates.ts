import type { FactName, SourceDate } from '../facts.ts';
import type { CaseFile } from './case-file.ts';
import { contradict } from './contradict.ts';
import type { Notebook } from './notebook.ts';
import { isReplaced, repeats } from './rulings-in-file.ts';
import { spanOfSource } from './span.ts';

/** Dates of which the first cannot be after the second. */
const inOrder: readonly (readonly [FactName, FactName])[] = [
  ['birthDate', 'crimeDate'],
  ['crimeDate', 'custodyStart'],
  ['crimeDate', 'judgmentDate'],
  ['crimeDate', 'judgmentEffective'],
  ['crimeDate', 'deliveryDate'],
  ['custodyStart', 'judgmentDate'],
  ['judgmentDate', 'judgmentEffective'],
  ['judgmentEffective', 'deliveryDate'],
  ['judgmentDate', 'deliveryDate'],
  ['judgmentDate', 'filingDate'],
  ['judgmentEffective', 'filingDate'],
  ['deliveryDate', 'filingDate'],
  ['judgmentDate', 'rulingDate'],
  ['sentenceStart', 'sentenceEnd'],
  ['sentenceStart', 'filingDate'],
  ['reprieveStart', 'reprieveExpiry'],
  ['filingDate', 'courtAcceptDate'],
  ['filingDate', 'rulingDate'],
  ['filingDate', 'assumedRulingDate'],
  ['courtAcceptDate', 'rulingDate'],
  ['noticeStart', 'noticeEnd'],
  ['hearingDate', 'rulingDate'],
  ['majorMeritDate', 'filingDate'],
  ['deliveryDate', 'recommitmentDate'],
  ['recommitmentDate', 'filingDate'],
  ['reprieveStart', 'convertedToLifeDate'],
];

/** Also within a later crime: committed while serving, and before it was judged. */
export function orderOfDates(file: CaseFile, notes: Notebook): void {
  for (const [first, second] of inOrder) {
    if (isOfTheJudgment(first) && second === 'deliveryDate' && isReplaced(file.facts)) continue;
    const a = file.facts[first] as SourceDate | null | undefined;
    const b = file.facts[second] as SourceDate | null | undefined;
    compare(notes, first, a, second, b);
  }
  const anew = 'omittedCrime.newJudgmentEffective';
  compare(
    notes,
    anew,
    file.facts.omittedCrime?.newJudgmentEffective,
    'filingDate',
    file.facts.filingDate,
  );
  const crime = file.facts.newIntentionalCrime;
  if (typeof crime !== 'object' || crime === null) return;
  const committed = 'newIntentionalCrime.committedDate';
  compare(notes, 'judgmentDate', file.facts.judgmentDate, committed, crime.committedDate);
  compare(notes, committed, crime.committedDate, 'newIntentionalCrime.finalDate', crime.finalDate);
}

/** After a retrial or an omitted crime these may be of the new judgment, older than delivery and rulings. */
const isOfTheJudgment = (name: FactName): boolean =>
  name === 'judgmentDate' || name === 'judgmentEffective';

/** One ruling that stands in the file twice would be taken off twice. */
export function rulingsTwice({ facts: { priors } }: CaseFile, notes: Notebook): void {
  for (const [index, prior] of (priors ?? []).entries()) {
    const first = priors!.findIndex((other) => other === prior || repeats(other, prior));
    if (first === index) continue;
    const at = prior.rulingDate ? 'rulingDate' : prior.servedDate ? 'servedDate' : 'newEnd';
    contradict(
      notes,
      'FILE-REDUCTIONS',
      `priors.${first}.${at}`,
      priors![first]![at] ?? null,
      `priors.${index}.${at}`,
      prior[at] ?? null,
      twice,
    );
  }
}

const twice = {
  zh: '同一次减刑裁定似重复录入，由人核实',
  en: 'One and the same ruling seems to be entered twice; a person checks it',
};

function compare(
  notes: Notebook,
  first: string,
  a: SourceDate | null | undefined,
  second: string,
  b: SourceDate | null | undefined,
): void {
  if (a && b && isAfter(a, b)) contradict(notes, 'FILE-ORDER', first, a, second, b);
}

/** True when the whole of `a` lies after the whole of `b`; a month is compared as its days. */
const isAfter = (a: SourceDate, b: SourceDate): boolean =>
  a.length === 10 && b.length === 10 ? a > b : spanOfSource(a).from! > spanOfSource(b).to!;

/** Rulings follow the judgment and one another, each before its service, its new end and the filing. */
export function orderOfRulings(file: CaseFile, notes: Notebook): void {
  const { priors } = file.facts;
  if (!priors) return;
  const { judgmentDate } = file.facts;
  let last: readonly [string, SourceDate] | null =
    judgmentDate && !isReplaced(file.facts) ? ['judgmentDate', judgmentDate] : null;
  for (const [index, prior] of priors.entries()) {
    const at = `priors.${index}`;
    compare(notes, `${at}.rulingDate`, prior.rulingDate, `${at}.newEnd`, prior.newEnd);
    for (const name of ['rulingDate', 'servedDate'] as const) {
      const date = prior[name];
      if (!date) continue;
      const field = `${at}.${name}`;
      if (last !== null && isAfter(last[1], date))
        contradict(notes, 'FILE-ORDER', last[0], last[1], field, date);
      last = [field, date];
    }
  }
  const filed = file.facts.filingDate;
  if (last !== null && filed && isAfter(last[1], filed))
    contradict(notes, 'FILE-ORDER', last[0], last[1], 'filingDate', filed);
}
