import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { datesAfter, datesOutOfOrder, factName } from '#domain/law/index.ts';
import { factsFor } from './facts-of-act.ts';
import type { CaseState } from './case-state.ts';
import { procedural, refuse, type Refusal } from './refusal.ts';

/**
 * Refuses facts whose days cannot lie as they are stated: one after what follows it, or told as done
 * and later than today. The review would go on to reckon from a day that cannot be. What is planned
 * (the day of filing, ends of terms) may lie ahead. A publication is entered as it was published:
 * there the review speaks of the contradiction.
 */
export function impossibleDays(
  state: CaseState,
  planned: LegalDate | null,
  today: LegalDate,
): Refusal | null {
  if (state.provenance.kind === 'published') return null;
  const names = state.filingDate === null ? plannedName : factName;
  const facts = factsFor(state, { filingDate: state.filingDate ?? planned });
  const ahead = datesAfter(facts, today);
  return refuse(
    'refused-by-date',
    ...ahead.map(({ place, date }) => later(place, date, 'today', today, names)),
    ...datesOutOfOrder(facts)
      .filter(({ first }) => !ahead.some(({ place }) => place === first))
      .map(({ first, firstDate, second, secondDate }) =>
        later(first, firstDate, second, secondDate, names),
      ),
  );
}

function later(
  place: string,
  day: string,
  second: string,
  other: string,
  nameOf: (place: string) => Bilingual,
): Violation {
  const [one, two] = [nameOf(place), nameOf(second)];
  return procedural(
    second === 'today' ? 'PROC-FUTURE' : 'PROC-ORDER',
    `“${one.zh}”（${day}）晚于“${two.zh}”（${other}），请核对`,
    `“${one.en}” (${day}) lies after “${two.en}” (${other}): check both`,
    { field: `/facts/${place.replaceAll('.', '/')}`, expected: other, actual: day },
  );
}

/** Until the case is filed, the day of filing is the planned one, as the form calls it. */
const plannedName = (place: string): Bilingual =>
  place === 'filingDate' ? { zh: '拟提请日期', en: 'Planned day of filing' } : factName(place);
