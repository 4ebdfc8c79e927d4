import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseCommand } from './events.ts';
import { hindrance } from './hindrance.ts';
import {
  after,
  changed,
  decide,
  journey,
  journeyUntil,
  parties,
  personFor,
} from './testing/scenario.ts';

const today = LegalDate('2026-11-23');
const on = LegalDate;

/** What `command` is answered after the journey up to it, when the person of `earlier` takes it. */
const takenBy = (earlier: CaseCommand['kind'], kind: CaseCommand['kind']) =>
  decide(
    journey.find((command) => command.kind === kind)!,
    after(journeyUntil(kind)),
    parties.prison,
    personFor(earlier),
  );

describe('who reviewed', () => {
  test.each([
    ['recordWardReview', 'recordDepartmentReview'],
    ['recordWardReview', 'recordCommitteeReview'],
    ['recordDepartmentReview', 'recordCommitteeReview'],
    ['recordWardReview', 'decideProposal'],
    ['recordDepartmentReview', 'decideProposal'],
    ['recordCommitteeReview', 'decideProposal'],
  ] as const)('%s does not take %s', (earlier, later) => {
    expect(takenBy(earlier, later)).toMatchObject({
      kind: 'refused',
      code: 'refused-by-law',
      violations: [
        {
          rule: 'PROC-SEPARATION',
          field: '/person',
          article: expect.stringContaining('司法部令第130号'),
        },
      ],
    });
  });

  test('may post the notice and submit what others decided', () => {
    expect(takenBy('recordWardReview', 'postPrisonNotice').kind).toBe('accepted');
    expect(takenBy('decideProposal', 'submitProposal').kind).toBe('accepted');
  });

  test('reviews again when the case comes back to the same level', () => {
    const objection = { by: 'officer', text: '计分有误', founded: true } as const;
    const back = after([
      ...journeyUntil('endPrisonNotice'),
      changed('endPrisonNotice', { objections: [objection] }),
    ]);
    expect(back.stage).toBe('committeeReview');
    const again = changed('recordCommitteeReview', { on: on('2026-03-02') });
    expect(decide(again, back).kind).toBe('accepted');
  });

  test('is known before anything is filled in', () => {
    const state = after(journeyUntil('recordDepartmentReview'));
    const who = (kind: CaseCommand['kind']) => ({
      person: personFor(kind),
      agency: parties.prison,
      today,
    });
    expect(hindrance('recordDepartmentReview', state, who('recordWardReview'))).toMatchObject({
      rule: 'PROC-SEPARATION',
    });
    expect(hindrance('recordDepartmentReview', state, who('recordDepartmentReview'))).toBeNull();
  });
});

test('a ruling is tried again by another panel', () => {
  const opinion: CaseCommand = {
    kind: 'fileCorrectionOpinion',
    data: { on: on('2026-04-20'), text: '减刑幅度不当' },
  };
  const ruling = changed('makeRuling', { on: on('2026-05-06') }).data as object;
  const again = {
    kind: 'makeRetrialRuling',
    data: { ...ruling, newPanel: true },
  } as unknown as CaseCommand;
  const state = after([...journeyUntil('executeRuling'), opinion]);
  expect(decide(again, state, parties.court, personFor('makeRuling'))).toMatchObject({
    violations: [{ rule: 'PROC-SEPARATION', article: expect.stringContaining('第二十条') }],
  });
  expect(decide(again, state).kind).toBe('accepted');
});

test('while a notice runs the day from which it may be ended is known', () => {
  const state = after(journeyUntil('endPrisonNotice'));
  const attempt = (day: string) => ({
    person: personFor('endPrisonNotice'),
    agency: parties.prison,
    today: on(day),
  });
  expect(hindrance('endPrisonNotice', state, attempt('2026-02-10'))).toMatchObject({
    passesFrom: '2026-02-14',
  });
  // Its fifth working day is a day of the notice still: 公示期为五个工作日.
  expect(hindrance('endPrisonNotice', state, attempt('2026-02-13'))).not.toBeNull();
  expect(hindrance('endPrisonNotice', state, attempt('2026-02-14'))).toBeNull();
  expect(hindrance('endPrisonNotice', state, attempt('2026-02-27'))).toBeNull();
  expect(hindrance('postPrisonNotice', state, attempt('2026-02-10'))).toBeNull();
});
