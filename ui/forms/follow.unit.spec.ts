import {
  after,
  changed,
  journey,
  journeyUntil,
  opening,
} from '#domain/casework/testing/scenario.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { FormObject } from './field-schema.ts';
import { filledIn, follow, holds, isReckoned, valueAt, withValue } from './follow.ts';
import { reckoningOf, reckoningOfOpening, toldAtFields, type Reckoning } from './reckoned-data.ts';

/** Changes one value as somebody at the form does. */
const change = (data: FormObject, pointer: string, value: string | number, reckon: Reckoning) =>
  follow({ before: data, after: withValue(data, pointer, value) }, reckon);

describe('the days of service', () => {
  const reckon = reckoningOf('serveRuling', after(journeyUntil('serveRuling')));
  const form = filledIn({ on: '2026-11-30' }, reckon);

  test('are the day of the act, for community correction only of a parole', () => {
    expect(form).toMatchObject({
      prison: '2026-11-30',
      offender: '2026-11-30',
      justiceBureau: null,
    });
  });

  test('follow the day of the act', () => {
    const moved = change(form, '/on', '2026-10-22', reckon);
    expect(moved).toMatchObject({
      prison: '2026-10-22',
      procuratorate: '2026-10-22',
      offender: '2026-10-22',
    });
  });

  test('stay as somebody changed them', () => {
    const other = change(form, '/offender', '2026-11-29', reckon);
    const moved = change(other, '/on', '2026-10-22', reckon);
    expect(moved).toMatchObject({ prison: '2026-10-22', offender: '2026-11-29' });
  });
});

describe('a ruling', () => {
  const state = after(journeyUntil('makeRuling'));
  const reckon = reckoningOf('makeRuling', state);
  const blank = filledIn(
    { on: '2026-04-10', outcome: null, granted: null, newEnd: null, politicalRightsYears: null },
    reckon,
  );
  const form = change(blank, '/outcome', 'grant', reckon);

  test('has no content before it has an outcome', () => {
    expect(blank).toMatchObject({ granted: null, newEnd: null });
  });

  test('that grants begins with what was proposed and the end that the law gives for it', () => {
    expect(form['granted']).toEqual(state.proposal);
    expect(form['newEnd']).toBe('2027-03-04');
  });

  test('has another end when the months change', () => {
    expect(change(form, '/granted/reductionMonths', 3, reckon)['newEnd']).toBe('2027-06-04');
  });

  test.each([
    ['reductionMonths', -3],
    ['reductionMonths', 2.5],
    ['reductionMonths', 301],
    ['reductionDays', -1],
    ['reductionDays', 1e21],
    ['probationMonths', -1],
    ['resultTermMonths', 0.5],
  ])('keeps a %s of %d as it was typed, and reckons no end of it', (part, typed) => {
    const changed = change(form, `/granted/${part}`, typed, reckon);
    expect(changed).toMatchObject({ granted: { [part]: typed }, newEnd: null });
  });

  test('whose months were mended has the end of the months that stand', () => {
    const typo = change(form, '/granted/reductionMonths', -3, reckon);
    expect(change(typo, '/granted/reductionMonths', 3, reckon)['newEnd']).toBe('2027-06-04');
  });

  test('keeps an end that somebody wrote, and the refusal says what is reckoned', () => {
    const written = change(form, '/newEnd', '2027-03-05', reckon);
    const adjusted = change(written, '/granted/reductionMonths', 3, reckon);
    expect(adjusted['newEnd']).toBe('2027-03-05');
    expect(reckon(adjusted).get('/newEnd')).toBe('2027-06-04');
  });

  test('that refuses grants nothing and sets no end, whoever wrote them', () => {
    const nothing = { granted: null, newEnd: null, politicalRightsYears: null };
    const byHand = ['/granted/reductionMonths', '/politicalRightsYears'].reduce(
      (data, pointer) => change(data, pointer, 3, reckon),
      change(form, '/newEnd', '2027-03-05', reckon),
    );
    for (const from of [form, byHand]) {
      expect(change(from, '/outcome', 'refuse', reckon)).toMatchObject(nothing);
    }
  });

  test('has a way back to what was proposed only where it is granted', () => {
    const told = (outcome: string) => {
      const data = change(form, '/outcome', outcome, reckon);
      return [...toldAtFields(reckon(data), data)].filter(([, value]) => value !== null);
    };
    expect(told('grant').map(([pointer]) => pointer)).toEqual(['/granted', '/newEnd']);
    expect(told('adjust').map(([pointer]) => pointer)).toEqual(['/newEnd']);
    expect(told('refuse')).toEqual([]);
  });

  test('that becomes an adjustment keeps what was written, and after a refusal begins anew', () => {
    const adjusted = change(form, '/granted/reductionMonths', 3, reckon);
    expect(change(adjusted, '/outcome', 'adjust', reckon)).toEqual({
      ...adjusted,
      outcome: 'adjust',
    });
    const refused = change(adjusted, '/outcome', 'refuse', reckon);
    expect(change(refused, '/outcome', 'grant', reckon)).toEqual(form);
  });
});

test('what travels to the court is what the file holds, and follows it', () => {
  const empty = after(journeyUntil('submitProposal'));
  const reckon = reckoningOf('submitProposal', empty);
  const form = filledIn({ materials: [] }, reckon);
  expect(form['materials']).toEqual([]);
  const held = { ...empty, documents: [{ material: 'proposal' }] } as unknown as typeof empty;
  const now = reckoningOf('submitProposal', held);
  expect(follow({ before: form, after: form }, reckon, now)['materials']).toEqual(['proposal']);
});

test('seven days are given for property materials, and for others not', () => {
  const reckon = reckoningOf('returnForSupplement', after(journeyUntil('acceptCase')));
  const of = (material: string | null) => reckon({ items: [{ material }] }).get('/property');
  expect([of('assetDeclaration'), of('proposal'), of(null)]).toEqual([true, false, null]);
});

describe('the opening of a case', () => {
  const { facts: _, ...rest } = opening();
  const blank = { ...rest, facts: {}, plannedFilingDate: '2026-03-20' } as unknown as FormObject;
  const form = filledIn(blank, reckoningOfOpening);
  const typed = (pairs: Readonly<Record<string, string | number>>): FormObject =>
    Object.entries(pairs).reduce(
      (data, [name, value]) => change(data, `/facts/${name}`, value, reckoningOfOpening),
      form,
    );

  test('reckons the end of the term and the present sentence', () => {
    const filled = typed({
      originalSentence: 'fixedTerm',
      sentenceStart: '2024-09-05',
      termMonths: 36,
    });
    expect(valueAt(filled, '/facts/sentenceEnd')).toBe('2027-09-04');
    expect(valueAt(filled, '/facts/currentSentence')).toBe('fixedTerm');
  });

  test('reckons no end later than a day can be', () => {
    const filled = typed({
      originalSentence: 'fixedTerm',
      sentenceStart: '2198-09-05',
      termMonths: 36,
    });
    expect(valueAt(filled, '/facts/sentenceEnd')).toBe(null);
  });

  test('reckons ages from the day of birth', () => {
    const filled = typed({ birthDate: '1990-05-01', crimeDate: '2008-05-01' });
    expect(valueAt(filled, '/facts/ageAtFiling')).toBe(35);
    expect(valueAt(filled, '/facts/under18AtCrime')).toBe(false);
  });

  test('keeps an end that the judgment prints otherwise', () => {
    const filled = typed({
      originalSentence: 'fixedTerm',
      sentenceStart: '2024-09-05',
      termMonths: 36,
      sentenceEnd: '2027-11-03',
    });
    const corrected = change(filled, '/facts/termMonths', 35, reckoningOfOpening);
    expect(valueAt(corrected, '/facts/sentenceEnd')).toBe('2027-11-03');
  });
});

test('a ruling whose end is not the reckoned one is refused with the reckoned one', () => {
  const command = changed('makeRuling', { newEnd: LegalDate('2027-03-05') });
  expect(() => after([...journey.slice(0, -3), command])).toThrow(/推算为 2027-03-04/);
});

test('more than is there by itself may be ticked, and nothing there is nothing reckoned', () => {
  expect(holds(['a', 'b'], ['a'])).toBe(true);
  expect(holds(['b'], ['a'])).toBe(false);
  expect(holds('2026-01-01', '2026-01-02')).toBe(false);
  expect([[], null, ['a'], false].map(isReckoned)).toEqual([false, false, true, true]);
});
