import { AgencyId } from '#domain/kernel/ids.ts';
import { fold } from '#domain/kernel/decider.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { dutyDecider, type DutyCommand, type DutyContext } from './duty-decider.ts';
import type { DutyEvent } from './duty.ts';

const place = { agency: 'prison-a', date: LegalDate('2026-03-02') };
const duty = { ...place, officer: '李四', telephone: '021-12345' };
const entered: DutyEvent = { type: 'DutyEntered', data: duty };
const by = (role: DutyContext['by']['role'], agency: string | null): DutyContext => ({
  by: {
    role,
    agency:
      agency === null
        ? null
        : {
            id: AgencyId(agency),
            kind: 'prison',
            name: { zh: '监狱', en: 'Prison' },
            district: '990101',
          },
  },
  isKnown: (id) => id !== 'nowhere',
});
const administrator = by('administrator', null);
const rosterOf = (...given: readonly DutyEvent[]) => fold(dutyDecider, given);
const decide = (given: readonly DutyEvent[], command: DutyCommand, context: DutyContext) =>
  dutyDecider.decide(command, rosterOf(...given), context);

test('given nothing, when an administrator enters a duty, then it is on the roster', () => {
  expect(decide([], { kind: 'enterDuty', data: duty }, administrator)).toEqual({
    kind: 'accepted',
    events: [entered],
  });
});

test('given a duty, when another is entered for the day, then the later one stands', () => {
  const later = { ...duty, officer: '王五' };
  const roster = rosterOf(entered, { type: 'DutyEntered', data: later });
  expect([...roster.values()]).toEqual([later]);
});

test('given a duty, when it is removed, then the day is empty', () => {
  const removal = decide([entered], { kind: 'removeDuty', data: place }, administrator);
  expect(removal).toEqual({
    kind: 'accepted',
    events: [{ type: 'DutyRemoved', data: place }],
  });
  expect(rosterOf(entered, { type: 'DutyRemoved', data: place }).size).toBe(0);
});

test('given no duty, when one is removed, then there is none to remove', () => {
  expect(decide([], { kind: 'removeDuty', data: place }, administrator)).toMatchObject({
    kind: 'refused',
    code: 'not-found',
  });
});

test('given an agency that is not in the directory, then it has no roster', () => {
  const command = { kind: 'enterDuty', data: { ...duty, agency: 'nowhere' } } as const;
  expect(decide([], command, administrator)).toMatchObject({ code: 'not-found' });
});

test('a decider enters for the own agency and for no other', () => {
  const command = { kind: 'enterDuty', data: duty } as const;
  expect(decide([], command, by('decider', 'prison-a')).kind).toBe('accepted');
  expect(decide([], command, by('decider', 'prison-b'))).toMatchObject({
    code: 'forbidden',
    violations: [{ rule: 'ACCESS' }],
  });
});
