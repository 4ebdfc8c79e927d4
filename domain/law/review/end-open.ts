import { ruledSince, type CaseFile } from './case-file.ts';
import { gatePassed } from './gate.ts';
import { leaveToPerson, type Notebook } from './notebook.ts';
import { exact, reached, shift, spanOfSource } from './span.ts';
import { daysServedLater } from './time-not-counted.ts';
import { isUnsettled } from './unsettled.ts';

/**
 * True where the last day of the term does not follow from the file: the rulings are void (2016
 * arts.32, 34), or a parole was revoked and the file does not say how long it was, which does not
 * count (刑法 art.86), nor does a ruling since the return print an end.
 */
export function isEndOpen(file: CaseFile): boolean {
  if (isUnsettled(file)) return true;
  const { paroleRevoked, timeNotCounted, recommitmentDate } = file.facts;
  if (paroleRevoked !== true) return false;
  if (timeNotCounted?.some(({ reason }) => reason === 'revokedParole')) return false;
  const back = exact(spanOfSource(recommitmentDate));
  return !(back !== null && ruledSince(file, back) && file.priors!.at(-1)!.newEnd);
}

/**
 * Start time and interval say "served": where they are reached only if a time counts that does not
 * count as served, the articles leave it open.
 */
export function waitsOverTimeNotCounted(file: CaseFile, notes: Notebook): void {
  if (file.facts.measure !== 'commutation') return;
  for (const gate of notes.gates) {
    const days = daysServedLater(file.facts, exact(file.delivery));
    if (days === 0 || gatePassed(gate, file.filing) !== 'yes') continue;
    if (reached(file.filing, shift(gate.due, { days })) !== true)
      leaveToPerson(notes, gate.rule, notServed, { decisive: true });
  }
}

const notServed = {
  zh: '有不计入刑期的时间，是否也不计入该起始、间隔时间由人决定',
  en: 'Some time does not count as served: whether it counts for this start time or interval is for a person',
};
