import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { FactName, ReviewFacts, SourceDate } from '../facts.ts';
import type { CaseFile } from './case-file.ts';
import { contradict } from './contradict.ts';
import type { Notebook } from './notebook.ts';
import { isReplaced, repeats } from './rulings-in-file.ts';
import { spanOfSource } from './span.ts';

/** Dates of which the first cannot be after the second. */
const inOrder: readonly (readonly [FactName, FactName])[] = [
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
  ['crimeDate', 'sentenceStart'],
  ['deliveryDate', 'sentenceEnd'],
  ['crimeDate', 'filingDate'],
  ['custodyStart', 'filingDate'],
  ['reprieveStart', 'filingDate'],
  ['convertedToLifeDate', 'filingDate'],
  ['fixedTermStart', 'filingDate'],
];

/** Of one birth in a wrong year all that follows would speak: the first of these is enough. */
const afterBirth: readonly FactName[] = [
  'crimeDate',
  'custodyStart',
  'sentenceStart',
  'judgmentDate',
  'judgmentEffective',
  'deliveryDate',
  'filingDate',
];

/** Two dates of which the first lies after the second, each at its place: `priors.0.rulingDate`. */
export interface DatesOutOfOrder {
  readonly first: string;
  readonly firstDate: SourceDate;
  readonly second: string;
  readonly secondDate: SourceDate;
}

/** What the review and the door say alike: the dates of facts that cannot lie as they do. */
export const datesOutOfOrder = (facts: ReviewFacts): readonly DatesOutOfOrder[] => [
  ...ofFacts(facts),
  ...ofRulings(facts),
];

/** Also within a later crime: committed while serving, and before it was judged. */
function ofFacts(facts: ReviewFacts): readonly DatesOutOfOrder[] {
  const day = (name: FactName) => facts[name] as SourceDate | null | undefined;
  const born = afterBirth.flatMap((name) => pair('birthDate', facts.birthDate, name, day(name)));
  const crime = typeof facts.newIntentionalCrime === 'object' ? facts.newIntentionalCrime : null;
  const committed = 'newIntentionalCrime.committedDate';
  const anew = 'omittedCrime.newJudgmentEffective';
  return [
    ...born.slice(0, 1),
    ...inOrder.flatMap(([first, second]) =>
      isOfTheJudgment(first) && second === 'deliveryDate' && isReplaced(facts)
        ? []
        : pair(first, day(first), second, day(second)),
    ),
    ...pair(anew, facts.omittedCrime?.newJudgmentEffective, 'filingDate', facts.filingDate),
    ...pair('judgmentDate', facts.judgmentDate, committed, crime?.committedDate),
    ...pair(committed, crime?.committedDate, 'newIntentionalCrime.finalDate', crime?.finalDate),
    ...pair(committed, crime?.committedDate, 'filingDate', facts.filingDate),
  ];
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

const pair = (
  first: string,
  a: SourceDate | null | undefined,
  second: string,
  b: SourceDate | null | undefined,
): readonly DatesOutOfOrder[] =>
  a && b && isAfter(a, b) ? [{ first, firstDate: a, second, secondDate: b }] : [];

/** True when the whole of `a` lies after the whole of `b`; a month is compared as its days. */
const isAfter = (a: SourceDate, b: SourceDate): boolean =>
  a.length === 10 && b.length === 10 ? a > b : spanOfSource(a).from! > spanOfSource(b).to!;

/** Rulings follow the judgment and one another, each before its service, its new end and the filing. */
function ofRulings(facts: ReviewFacts): readonly DatesOutOfOrder[] {
  const { priors, judgmentDate, filingDate } = facts;
  if (!priors) return [];
  let last: readonly [string, SourceDate] | null =
    judgmentDate && !isReplaced(facts) ? ['judgmentDate', judgmentDate] : null;
  const found: DatesOutOfOrder[] = [];
  for (const [index, prior] of priors.entries()) {
    const at = `priors.${index}`;
    found.push(...pair(`${at}.rulingDate`, prior.rulingDate, `${at}.newEnd`, prior.newEnd));
    for (const name of ['rulingDate', 'servedDate'] as const) {
      const date = prior[name];
      if (!date) continue;
      if (last !== null) found.push(...pair(...last, `${at}.${name}`, date));
      last = [`${at}.${name}`, date];
    }
  }
  return last === null ? found : [...found, ...pair(...last, 'filingDate', filingDate)];
}

/** Days on which something happened; ends, notices, hearings and filings may be planned. */
const happened: readonly FactName[] = [
  'birthDate',
  'crimeDate',
  'custodyStart',
  'judgmentDate',
  'judgmentEffective',
  'deliveryDate',
  'sentenceStart',
  'reprieveStart',
  'convertedToLifeDate',
  'fixedTermStart',
  'majorMeritDate',
  'propertySituationEnded',
  'recommitmentDate',
];

/** What is told as done and lies after this day, each at its place. */
export function datesAfter(
  facts: ReviewFacts,
  today: LegalDate,
): readonly { readonly place: string; readonly date: SourceDate }[] {
  const crime = typeof facts.newIntentionalCrime === 'object' ? facts.newIntentionalCrime : null;
  const told: readonly (readonly [string, SourceDate | null | undefined])[] = [
    ...happened.map((name) => [name, facts[name] as SourceDate | null | undefined] as const),
    ...(facts.priors ?? []).flatMap(
      ({ rulingDate, servedDate }, index) =>
        [
          [`priors.${index}.rulingDate`, rulingDate],
          [`priors.${index}.servedDate`, servedDate],
        ] as const,
    ),
    ...(facts.timeNotCounted ?? []).map(
      ({ from }, index) => [`timeNotCounted.${index}.from`, from] as const,
    ),
    ['omittedCrime.newJudgmentEffective', facts.omittedCrime?.newJudgmentEffective],
    ['newIntentionalCrime.committedDate', crime?.committedDate],
    ['newIntentionalCrime.finalDate', crime?.finalDate],
  ];
  return told.flatMap(([place, date]) => (date && isAfter(date, today) ? [{ place, date }] : []));
}

/**
 * Writes down what cannot lie as it does. Where no day of filing is asked about, what is told as done
 * is held against `today`, as far as that is given.
 */
export function orderOfDates({ facts }: CaseFile, notes: Notebook, today: LegalDate | null): void {
  for (const { first, firstDate, second, secondDate } of datesOutOfOrder(facts)) {
    contradict(notes, 'FILE-ORDER', first, firstDate, second, secondDate);
  }
  if (today === null || facts.filingDate) return;
  for (const { place, date } of datesAfter(facts, today)) {
    contradict(notes, 'FILE-ORDER', place, date, 'today', today);
  }
}
