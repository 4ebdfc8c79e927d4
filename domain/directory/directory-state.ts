import type { Role } from '#domain/access/principal.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { DirectoryEvent } from './directory-commands.ts';
import {
  directoryOf,
  sameSubject,
  type Competence,
  type Directory,
  type District,
  type Organisation,
} from './directory.ts';
import { isValidOn, type Valid } from './valid.ts';
import type { Appointment } from './appointment.ts';

/** A district with its boundary as GeoJSON; null where none is known. */
export interface DistrictVersion extends District {
  readonly boundary: { readonly type: string; readonly coordinates: unknown } | null;
}

/** Everything that was ever in the directory: by id, the versions one after the other. */
export interface DirectoryState {
  /** Number of events that were taken in. */
  readonly revision: number;
  readonly districts: ReadonlyMap<string, readonly DistrictVersion[]>;
  readonly organisations: ReadonlyMap<string, readonly Organisation[]>;
  readonly competences: readonly Competence[];
  readonly appointments: ReadonlyMap<string, readonly Appointment[]>;
}

export const emptyDirectoryState: DirectoryState = {
  revision: 0,
  districts: new Map(),
  organisations: new Map(),
  competences: [],
  appointments: new Map(),
};

const withItem = <Item>(
  map: ReadonlyMap<string, readonly Item[]>,
  id: string,
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> => new Map(map).set(id, items);

/** The last version ends on a day; what was to follow it is never there, so nothing else changes. */
const ended = <Item extends Valid>(items: readonly Item[], until: LegalDate): readonly Item[] => [
  ...items.slice(0, -1),
  { ...items.at(-1)!, until },
];

/** The last version gives way to another on a day; one that would have no day of its own is gone. */
const followed = <Item extends Valid>(
  items: readonly Item[],
  change: Partial<Item>,
  on: LegalDate,
): readonly Item[] => {
  const last = items.at(-1)!;
  const next = { ...last, ...change, from: on };
  return last.from >= on ? [...items.slice(0, -1), next] : [...ended(items, addDays(on, -1)), next];
};

/** Takes one event in. */
export function evolveDirectory(before: DirectoryState, event: DirectoryEvent): DirectoryState {
  const state = { ...before, revision: before.revision + 1 };
  switch (event.type) {
    case 'DistrictRegistered': {
      const version = { ...event.data, until: null };
      return { ...state, districts: withItem(state.districts, version.code, [version]) };
    }
    case 'DistrictChanged': {
      const { code, on, name, boundary } = event.data;
      const versions = followed(state.districts.get(code)!, { name, boundary }, on);
      return { ...state, districts: withItem(state.districts, code, versions) };
    }
    case 'DistrictClosed': {
      const { code, on } = event.data;
      const versions = ended(state.districts.get(code)!, on);
      return { ...state, districts: withItem(state.districts, code, versions) };
    }
    case 'OrganisationRegistered': {
      const version: Organisation = { ...event.data, until: null };
      return { ...state, organisations: withItem(state.organisations, version.id, [version]) };
    }
    case 'OrganisationChanged': {
      const { id, on, reason: _, ...change } = event.data;
      const versions = followed(state.organisations.get(id)!, change, on);
      return { ...state, organisations: withItem(state.organisations, id, versions) };
    }
    case 'OrganisationClosed': {
      const { id, on } = event.data;
      const versions = ended(state.organisations.get(id)!, on);
      return { ...state, organisations: withItem(state.organisations, id, versions) };
    }
    case 'CompetenceAssigned':
      return { ...state, competences: [...state.competences, { ...event.data, until: null }] };
    case 'CompetenceEnded': {
      const { agency, subject, on } = event.data;
      const open = openCompetence(state, agency, subject);
      const competences = state.competences.map((each) =>
        each === open ? { ...each, until: on } : each,
      );
      return { ...state, competences };
    }
    case 'PersonAppointed': {
      const held = state.appointments.get(event.data.person) ?? [];
      const appointment = { ...event.data, role: event.data.role as Role, until: null };
      const appointments = withItem(state.appointments, event.data.person, [...held, appointment]);
      return { ...state, appointments };
    }
    case 'AppointmentEnded': {
      const { person, on } = event.data;
      const held = ended(state.appointments.get(person)!, on);
      return { ...state, appointments: withItem(state.appointments, person, held) };
    }
  }
}

/** The competence that has no end yet. */
export const openCompetence = (
  { competences }: DirectoryState,
  agency: string,
  subject: Competence['subject'],
): Competence | undefined =>
  competences.find(
    (each) => each.until === null && each.agency === agency && sameSubject(each.subject, subject),
  );

/** The version of a day; where there is none, the last before it or the first after it. */
export const versionOn = <Item extends Valid>(versions: readonly Item[], day: LegalDate): Item =>
  versions.find((each) => isValidOn(each, day)) ??
  versions.findLast(({ from }) => from <= day) ??
  versions[0]!;

/** The directory as of a day. */
export const directoryAt = (state: DirectoryState, at: LegalDate): Directory =>
  directoryOf(
    {
      revision: state.revision,
      at,
      organisations: [...state.organisations.values()].map((versions) => versionOn(versions, at)),
      districts: [...state.districts.values()].map((versions) => {
        const { boundary: _, ...district } = versionOn(versions, at);
        return district;
      }),
      competences: state.competences,
    },
    state.appointments,
  );
