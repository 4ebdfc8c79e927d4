import { LegalDate } from '#domain/kernel/legal-date.ts';
import { practiceCases, practices } from './practice-cases.ts';

// An ordinary day, the week after National Day, the first working day after the Spring Festival, a Sunday.
test.each(['2026-11-30', '2026-10-09', '2026-02-25', '2027-06-06'])(
  'on %s every practice case waits at its stage, with its notice over',
  (day) => {
    const today = LegalDate(day);
    const cases = practiceCases(today);
    expect(cases).toHaveLength(practices.length);
    for (const lines of cases) {
      expect(lines.every(({ expect: answer }) => answer === 'accepted')).toBe(true);
      expect(lines.every(({ data }) => data.on! <= today)).toBe(true);
      expect(lines[0]!.data).toMatchObject({ provenance: { kind: 'synthetic' } });
    }
  },
);

test('they are others on the next day, so that nobody meets what is used up', () => {
  const ids = (day: string) => practiceCases(LegalDate(day)).map(([first]) => first!.caseId);
  expect(ids('2026-11-30')).not.toEqual(ids('2026-12-01'));
});
