import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { DirectoryCommand } from './directory-commands.ts';
import { directoryDecider } from './directory-decider.ts';
import { directoryAt, type DirectoryState } from './directory-state.ts';
import { smallState } from './testing/small-directory.ts';

const day = LegalDate;
const reason = '机构调整';

/** The small directory after these commands, none of which may be refused. */
const given = (...commands: readonly DirectoryCommand[]): DirectoryState =>
  commands.reduce((state, command) => {
    const decision = directoryDecider.decide(command, state, { openCases: () => 0 });
    if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.violations));
    return decision.events.reduce(directoryDecider.evolve, state);
  }, smallState);

/** The rules and fields that stand against a command; null when it is accepted. */
function refusal(command: DirectoryCommand, state = smallState, cases = 0) {
  const decision = directoryDecider.decide(command, state, { openCases: () => cases });
  if (decision.kind === 'accepted') return null;
  return decision.violations.map(({ rule, field }) => `${rule} ${field}`);
}

const name = { zh: '新机构', en: 'New' };
const register = (id: string, kind: string, parent: string | null = null, more: object = {}) =>
  ({
    kind: 'registerOrganisation',
    data: {
      id,
      kind,
      name,
      code: null,
      parent,
      district: '990101',
      from: day('2020-01-01'),
      ...more,
    },
  }) as unknown as DirectoryCommand;
const change = (id: string, more: object) =>
  ({
    kind: 'changeOrganisation',
    data: {
      id,
      name,
      code: null,
      parent: null,
      district: '990101',
      on: day('2026-01-01'),
      reason,
      ...more,
    },
  }) as unknown as DirectoryCommand;
const close = (id: string, on = '2026-06-30') =>
  ({ kind: 'closeOrganisation', data: { id, on, reason } }) as unknown as DirectoryCommand;
const assign = (agency: string, subject: object, from = '2026-07-01') =>
  ({ kind: 'assignCompetence', data: { agency, subject, from } }) as unknown as DirectoryCommand;
const endCompetence = (agency: string, subject: object, on = '2026-06-30') =>
  ({ kind: 'endCompetence', data: { agency, subject, on, reason } }) as unknown as DirectoryCommand;
const appoint = (person: string, role: string, organisation: string | null, from = '2026-01-01') =>
  ({
    kind: 'appointPerson',
    data: { person, name: '李静', post: '干部', staffNumber: '7', role, organisation, from },
  }) as unknown as DirectoryCommand;
const endAppointment = (person: string, on = '2026-06-30') =>
  ({ kind: 'endAppointment', data: { person, on, reason } }) as unknown as DirectoryCommand;
const ofPrison = (id: string) => ({ kind: 'prison', id });
const ofDistrict = (code: string) => ({ kind: 'district', code });

describe('an organisation', () => {
  test('is registered below one whose kind fits, in a district that is there', () => {
    expect(refusal(register('bureau', 'provincialPrisonBureau', 'justice-province'))).toBeNull();
    expect(refusal(register('court-c', 'court', 'court-a'))).toBeNull();
  });

  test.each([
    [register('court-a', 'court'), ['DIR-TAKEN /id']],
    [register('court-c', 'court', 'prison-a'), ['DIR-PARENT-KIND /parent']],
    [register('court-c', 'court', 'nowhere'), ['DIR-UNKNOWN /parent']],
    [register('court-c', 'court', null, { district: '110101' }), ['DIR-UNKNOWN /district']],
    [register('court-c', 'court', null, { from: '1999-01-01' }), ['DIR-UNKNOWN /district']],
    [change('nobody', {}), ['DIR-UNKNOWN /id']],
    [change('court-a', { on: '1999-01-01' }), ['DIR-BEFORE /on']],
    [change('court-a', { parent: 'court-a' }), ['DIR-CIRCLE /parent']],
  ])('is refused: %j', (command, expected) => expect(refusal(command)).toEqual(expected));

  test('never stands below one that stands below it', () => {
    const state = given(
      register('court-c', 'court', 'court-a'),
      register('court-d', 'court', 'court-c'),
    );
    expect(refusal(change('court-a', { parent: 'court-d' }), state)).toEqual([
      'DIR-CIRCLE /parent',
    ]);
  });

  test('is called by its name of the day', () => {
    const state = given(change('court-a', {}));
    const nameOn = (at: string) => directoryAt(state, day(at)).agency('court-a')!.name.zh;
    expect([nameOn('2025-12-31'), nameOn('2026-01-01')]).toEqual(['第一中级人民法院', '新机构']);
  });

  test('is not closed while anything stands on it', () => {
    expect(refusal(close('court-a'), smallState, 3)).toEqual(['DIR-IN-USE /id', 'DIR-IN-USE /id']);
    expect(refusal(close('prison-a'))).toEqual(['DIR-IN-USE /id']);
    expect(refusal(close('justice-province'))).toEqual(['DIR-IN-USE /id']);
    const manned = given(appoint('li', 'decider', 'procuratorate-b'));
    expect(refusal(close('procuratorate-b'), manned)).toEqual(['DIR-IN-USE /id']);
    expect(refusal(close('procuratorate-b'), smallState, 1)).toEqual(['DIR-IN-USE /id']);
  });

  test('is there until its last day, and by its name afterwards', () => {
    const state = given(close('procuratorate-b'));
    const at = (on: string) => directoryAt(state, day(on));
    const isThere = (on: string) => at(on).agencies.some(({ id }) => id === 'procuratorate-b');
    expect([isThere('2026-06-30'), isThere('2026-07-01')]).toEqual([true, false]);
    expect(at('2027-01-01').agency('procuratorate-b')?.name.zh).toBe('第二分院检察院');
    expect(refusal(close('procuratorate-b'), state)).toEqual(['DIR-ENDED /id']);
    expect(refusal(change('procuratorate-b', {}), state)).toEqual(['DIR-ENDED /id']);
    expect(refusal(register('procuratorate-b', 'procuratorate'), state)).toEqual(['DIR-TAKEN /id']);
  });
});

describe('a district', () => {
  test('is not closed while an organisation has its seat there', () => {
    const closing = {
      kind: 'closeDistrict',
      data: { code: '990101', on: day('2026-06-30'), reason },
    };
    expect(refusal(closing as DirectoryCommand)).toEqual(['DIR-IN-USE /code']);
  });
});

describe('competence', () => {
  test.each([
    [assign('court-b', ofPrison('prison-a')), ['DIR-CONTESTED /subject']],
    [assign('prison-b', ofPrison('prison-a')), ['DIR-COMPETENT-KIND /agency']],
    [assign('court-b', ofDistrict('990102')), ['DIR-COMPETENT-KIND /agency']],
    [assign('court-b', ofPrison('court-a')), ['DIR-SUBJECT-KIND /subject/id']],
    [assign('court-b', ofPrison('nowhere')), ['DIR-UNKNOWN /subject/id']],
    [assign('justice-a', ofDistrict('110101')), ['DIR-UNKNOWN /subject/code']],
    [assign('nobody', ofPrison('prison-a')), ['DIR-UNKNOWN /agency']],
    [endCompetence('court-b', ofPrison('prison-a')), ['DIR-UNKNOWN /agency']],
  ])('is refused: %j', (command, expected) => expect(refusal(command)).toEqual(expected));

  test('passes from one to the next without a day of both or of none', () => {
    const state = given(
      endCompetence('court-a', ofPrison('prison-a')),
      assign('court-b', ofPrison('prison-a')),
    );
    const courtOn = (on: string) =>
      directoryAt(state, day(on)).competent('court', { kind: 'prison', id: 'prison-a' })?.id;
    expect([courtOn('2026-06-30'), courtOn('2026-07-01')]).toEqual(['court-a', 'court-b']);
    const early = assign('court-b', ofPrison('prison-a'), '2026-06-30');
    const ended = given(endCompetence('court-a', ofPrison('prison-a')));
    expect(refusal(early, ended)).toEqual(['DIR-CONTESTED /subject']);
  });
});

describe('a person', () => {
  test('holds one post at a time, in a role of the organisation', () => {
    expect(refusal(appoint('li', 'decider', 'court-a'))).toBeNull();
    expect(refusal(appoint('li', 'auditor', null))).toBeNull();
    const held = given(appoint('li', 'decider', 'court-a'));
    expect(refusal(appoint('li', 'auditor', null), held)).toEqual(['DIR-HELD /person']);
    const moved = given(appoint('li', 'decider', 'court-a'), endAppointment('li'));
    expect(refusal(appoint('li', 'decider', 'court-b', '2026-07-01'), moved)).toBeNull();
    expect(refusal(endAppointment('li'), moved)).toEqual(['DIR-ENDED /person']);
  });

  test.each([
    [appoint('li', 'decider', null), ['DIR-ROLE /role']],
    [appoint('li', 'auditor', 'court-a'), ['DIR-ROLE /role']],
    [appoint('li', 'supervisor', 'court-a'), ['DIR-ROLE /role']],
    [appoint('li', 'decider', 'nowhere'), ['DIR-UNKNOWN /organisation']],
    [endAppointment('nobody'), ['DIR-UNKNOWN /person']],
  ])('is refused: %j', (command, expected) => expect(refusal(command)).toEqual(expected));
});
