import { factName } from '../fact-names.ts';
import { addDays, daysBetween, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { sentenceEnd, sentenceEndExplained } from '../period.ts';
import type { FactValue } from './answer.ts';
import type { CaseFile } from './case-file.ts';
import { contradict } from './contradict.ts';
import { isEndOpen } from './end-open.ts';
import { record, type Notebook } from './notebook.ts';
import { placeOfEnd, placeOfRuling, placeOfStart } from './place-of-term.ts';
import { exact, spanOfSource } from './span.ts';
import { currentEnd, standingOf } from './term-arithmetic.ts';
import { beforeJudgment, daysNotCountedBefore, daysOf } from './time-not-counted.ts';
import { counted } from '#domain/kernel/counted.ts';

/** Printed ends beside the computed ones. What is printed is followed, and the difference shown. */
export function printedEnds(file: CaseFile, notes: Notebook): void {
  timesNotCounted(file, notes);
  endOfJudgment(file, notes);
  endOfReprieve(file, notes);
  standingOf(file, ({ prior, printed, computed }) => {
    const place = placeOfRuling(file, prior);
    const from =
      file.priors?.find(({ newEnd }) => newEnd) === prior ? placeOfStart(file) : 'priors';
    if (computed !== null) compare(notes, `${place}.newEnd`, printed, computed, from);
  });
  const ended = isEndOpen(file) ? null : currentEnd(file);
  const filed = exact(spanOfSource(file.facts.filingDate));
  if (ended !== null && filed !== null && filed > ended)
    contradict(notes, 'FILE-END', 'filingDate', filed, placeOfEnd(file), ended, {
      zh: '报请之日刑期已满',
      en: 'The term had ended when it was filed',
    });
}

/** An entry of time that does not count, of which the parts contradict each other. */
function timesNotCounted({ facts }: CaseFile, notes: Notebook): void {
  for (const [index, { from, to, days }] of (facts.timeNotCounted ?? []).entries()) {
    const place = `timeNotCounted.${index}`;
    const first = exact(spanOfSource(from));
    const last = exact(spanOfSource(to));
    if (first === null || last === null) continue;
    const apart = daysBetween(first, last);
    if (apart < 0) contradict(notes, 'FILE-ORDER', `${place}.from`, first, `${place}.to`, last);
    // Whether the first or the last day counts is told differently.
    else if (days && Math.abs(days - apart) > 1)
      contradict(notes, 'FILE-END', `${place}.days`, days, `${place}.to`, last);
  }
}

/**
 * The end that the judgment prints. Bail after custody moves it (法释〔2000〕7号), so a difference is
 * shown and stops nobody; one that the file explains is none. A person looks where the explanation
 * does not fit, and where no bail is as long (刑诉法 art.79: twelve months).
 */
function endOfJudgment(file: CaseFile, notes: Notebook): void {
  const { facts, stage } = file;
  const start = exact(spanOfSource(facts.sentenceStart));
  const printed = exact(spanOfSource(facts.sentenceEnd));
  const months = facts.termMonths ?? null;
  if (start === null || printed === null || months === null) return;
  if (stage !== 'fixed' && stage !== 'short') return;
  const explained = (facts.timeNotCounted ?? []).some(
    (entry) => beforeJudgment(entry) && daysOf(entry) !== null,
  );
  const days = daysNotCountedBefore(facts);
  const computed = addDays(sentenceEnd(start, { months }), days);
  record(notes, 'INT2021-202-2', {
    result: 'met',
    facts: {
      sentenceStart: start,
      termMonths: months,
      ...(days > 0 ? { notCountedDays: days } : {}),
      computed,
    },
    steps: () => [
      ...sentenceEndExplained(start, { months }).steps,
      ...(days > 0 ? [postponed(days, computed)] : []),
    ],
  });
  const apart = Math.abs(daysBetween(computed, printed));
  const stops = explained ? apart > 1 : apart >= longestBail;
  if (explained && !stops) return;
  difference(notes, 'sentenceEnd', printed, computed, 'sentenceStart', stops);
}

const longestBail = 365;

const postponed = (days: number, computed: LegalDate): Bilingual => ({
  zh: `不计入刑期${days}日，止日顺延至${computed}`,
  en: `${counted(days, 'day')} do not count: the end moves to ${computed}`,
});

function endOfReprieve({ facts }: CaseFile, notes: Notebook): void {
  const start = exact(spanOfSource(facts.reprieveStart));
  const expiry = exact(spanOfSource(facts.reprieveExpiry));
  if (start === null || expiry === null) return;
  compare(notes, 'reprieveExpiry', expiry, sentenceEnd(start, { months: 24 }), 'reprieveStart');
}

/** A day's difference is noted: month ends are often so. More is for a person. */
const compare = (
  notes: Notebook,
  field: string,
  printed: LegalDate,
  computed: LegalDate,
  from: string,
): void =>
  difference(notes, field, printed, computed, from, Math.abs(daysBetween(printed, computed)) > 1);

function difference(
  notes: Notebook,
  field: string,
  printed: LegalDate,
  computed: LegalDate,
  from: string,
  stops: boolean,
): void {
  if (printed === computed) return;
  const apart = Math.abs(daysBetween(printed, computed));
  const facts: Record<string, FactValue> = { [field]: printed, computed };
  const [name, start] = [factName(field), factName(from)];
  record(notes, 'FILE-END', {
    result: 'review',
    effect: stops ? 'person' : 'none',
    facts,
    text: {
      zh: `${name.zh}载明${printed}，自${start.zh}推算为${computed}，相差${apart}日；以载明日期为准${stops ? '，由人核实' : ''}`,
      en: `${name.en} says ${printed}; counted from ${start.en} it is ${computed}, ${counted(apart, 'day')} apart; the printed day is followed${stops ? ', and a person checks it' : ''}`,
    },
  });
}
