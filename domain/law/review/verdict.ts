import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Verdict } from './answer.ts';
import { decidedDay, gatePassed, type Gate } from './gate.ts';
import type { Notebook } from './notebook.ts';
import type { Span } from './span.ts';

/**
 * The verdict follows from the findings: a bar blocks whatever else holds; a time that has not
 * passed comes next; what is left open goes to a person.
 */
export function verdictOf(notes: Notebook): Verdict {
  let waiting = false;
  let open = notes.reasons.some((reason) => reason.decisive);
  for (const { result, effect } of notes.findings) {
    if (result === 'met' || effect === 'none') continue;
    if (effect === 'bar') return 'blocked';
    if (effect === 'wait') waiting = true;
    else open = true;
  }
  return waiting ? 'notYet' : open ? 'humanReview' : 'eligible';
}

export interface EarliestDays {
  readonly earliest: LegalDate | null;
  readonly alternative: LegalDate | null;
  readonly standard: LegalDate | null;
}

/**
 * First filing dates. None where the measure is barred, nor where the law allows shortening
 * without saying how far and the general time has not passed.
 */
export function earliestDays(gates: readonly Gate[], filing: Span, verdict: Verdict): EarliestDays {
  if (verdict === 'blocked') return { earliest: null, alternative: null, standard: null };
  const changed = gates.some((gate) => gate.mode !== null);
  const standard = changed ? decidedDay(gates, 'standard') : null;
  const free = gates.filter((gate) => gate.mode === 'free');
  if (free.some((gate) => gatePassed(gate, filing) !== 'yes'))
    return { earliest: null, alternative: null, standard };
  const read = gates.map((gate) => (gate.mode === 'free' ? { ...gate, lenient: gate.due } : gate));
  const earliest = decidedDay(read, 'due');
  const lenient = gates.some((gate) => gate.lenient !== gate.due)
    ? decidedDay(read, 'lenient')
    : null;
  return { earliest, alternative: lenient === earliest ? null : lenient, standard };
}
