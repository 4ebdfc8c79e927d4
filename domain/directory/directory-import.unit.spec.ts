import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { DirectoryCommand } from './directory-commands.ts';
import { directoryDecider } from './directory-decider.ts';
import { directoryFileSchema, fileOf } from './directory-file.ts';
import { decideImport } from './directory-import.ts';
import { directoryAt, emptyDirectoryState, type DirectoryState } from './directory-state.ts';
import { smallFile, smallState } from './testing/small-directory.ts';

const context = { openCases: () => 0 };
const reason = '机构调整';
const after = (...commands: readonly object[]): DirectoryState =>
  commands.reduce<DirectoryState>((state, command) => {
    const decision = directoryDecider.decide(command as DirectoryCommand, state, context);
    if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.violations));
    return decision.events.reduce(directoryDecider.evolve, state);
  }, smallState);
const taken = (file: object, before = emptyDirectoryState) => {
  const decision = decideImport(directoryFileSchema.parse(file), before, context);
  return { ...decision, state: decision.events.reduce(directoryDecider.evolve, before) };
};

const courtA = { zh: '云岭第一中院', en: 'First' };
const ofPrison = { kind: 'prison', id: 'prison-b' };
const li = { person: 'li', name: '李静', staffNumber: '7', role: 'decider' };
/** Renamed, handed over, closed and promoted, some of it from a day to come. */
const changed = after(
  {
    kind: 'changeOrganisation',
    data: {
      id: 'court-a',
      name: courtA,
      code: null,
      parent: null,
      district: '990102',
      on: '2026-12-15',
      reason,
    },
  },
  {
    kind: 'changeDistrict',
    data: {
      code: '990101',
      name: { zh: '东陵新区', en: 'New Dongling' },
      boundary: null,
      on: '2020-01-01',
      reason,
    },
  },
  {
    kind: 'endCompetence',
    data: { agency: 'court-b', subject: ofPrison, on: '2026-12-31', reason },
  },
  { kind: 'assignCompetence', data: { agency: 'court-a', subject: ofPrison, from: '2027-01-01' } },
  { kind: 'closeOrganisation', data: { id: 'court-b', on: '2026-12-31', reason } },
  {
    kind: 'appointPerson',
    data: { ...li, post: '审判员', organisation: 'court-b', from: '2020-01-01' },
  },
  { kind: 'endAppointment', data: { person: 'li', on: '2026-12-14', reason } },
  {
    kind: 'appointPerson',
    data: { ...li, post: '庭长', organisation: 'court-a', from: '2026-12-15' },
  },
);

test('an export makes the same directory again, with what has ended and what is to come', () => {
  const again = taken(fileOf(changed));
  expect(again.faults).toEqual([]);
  const { revision: _, ...state } = again.state;
  expect(state).toEqual({
    ...state,
    districts: changed.districts,
    organisations: changed.organisations,
    appointments: changed.appointments,
  });
  expect(new Set(state.competences)).toEqual(new Set(changed.competences));
  const courts = (day: string) =>
    directoryAt(again.state, LegalDate(day))
      .agencies.filter(({ kind }) => kind === 'court')
      .map(({ name }) => name.zh);
  expect([courts('2026-12-01'), courts('2027-01-01')]).toEqual([
    ['第一中级人民法院', '第二中级人民法院'],
    [courtA.zh],
  ]);
});

test('a directory exported and taken in again is as it was', () => {
  const { districts, organisations, competences } = smallFile;
  const number = districts.length + organisations.length + competences.length + 1 + 2;
  expect(taken(fileOf(changed), changed)).toMatchObject({
    events: [],
    faults: [],
    unchanged: number,
  });
});

test('a file brings in a change and an end of what is there', () => {
  const file = fileOf(changed);
  const { counts, faults, state } = taken(file, smallState);
  expect(faults).toEqual([]);
  expect(counts).toEqual({
    OrganisationChanged: 1,
    DistrictChanged: 1,
    CompetenceEnded: 1,
    CompetenceAssigned: 1,
    OrganisationClosed: 1,
    PersonAppointed: 2,
    AppointmentEnded: 1,
  });
  expect(state.organisations).toEqual(changed.organisations);
});

test('what ends while something stands on it is refused with its place in the file', () => {
  const court = smallFile.organisations.find(({ id }) => id === 'court-a');
  const file = { organisations: [{ ...court, until: '2026-12-31' }] };
  expect(taken(file, smallState).faults).toMatchObject([
    { rule: 'DIR-IN-USE', field: '/organisations/0/id' },
  ]);
  const closing = decideImport(directoryFileSchema.parse(file), changed, { openCases: () => 2 });
  expect(closing.faults.map(({ text }) => text.en).join()).toContain('2 cases of it are open');
});

test('a difference without its day is refused, and what to do is said', () => {
  const [prison] = smallFile.organisations;
  const named = { organisations: [{ ...prison, name: courtA }] };
  const [fault] = taken(named, smallState).faults;
  expect(fault).toMatchObject({ rule: 'DIR-TAKEN', field: '/organisations/0/id' });
  expect(fault?.text.zh).toContain('changedFrom');
  expect(fault?.text.en).toContain('changedFrom');
  const dated = taken({ ...named, changedFrom: '2026-12-15' }, smallState);
  expect(dated).toMatchObject({ faults: [], counts: { OrganisationChanged: 1 } });
  // Twice in one file it is no change.
  const [twice] = taken({ organisations: [prison, prison], districts: smallFile.districts }).faults;
  expect(twice?.text.zh).not.toContain('changedFrom');
});
