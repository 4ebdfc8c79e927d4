import type { PrincipalAgency } from '#domain/access/principal.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { appointmentOn, type Appointment } from './appointment.ts';
import { isValidOn, type Valid } from './valid.ts';

/** An organisation as it is from a day on. */
export interface Organisation extends PrincipalAgency, Valid {
  /** 统一社会信用代码 or 机构代码; null where none is known. */
  readonly code: string | null;
  /** The organisation above it; null for one at the top. */
  readonly parent: string | null;
}

/** A district by its code of GB/T 2260. */
export interface District extends Valid {
  readonly code: string;
  readonly name: Bilingual;
}

/** That cases of a prison, or of people of a district, are this organisation's to handle. */
export interface Competence extends Valid {
  readonly agency: string;
  readonly subject: CompetenceSubject;
}
export type CompetenceSubject =
  | { readonly kind: 'prison'; readonly id: string }
  | { readonly kind: 'district'; readonly code: string };

/** The directory as of a day, as it goes over the wire. */
export interface DirectoryDocument {
  /** Number of events that it follows from. */
  readonly revision: number;
  readonly at: LegalDate;
  /** Each as of that day; what had ended by then, or begins later, as it was last or will be first. */
  readonly organisations: readonly Organisation[];
  readonly districts: readonly District[];
  readonly competences: readonly Competence[];
}

/** The directory as of a day, to be asked. */
export interface Directory extends DirectoryDocument {
  /** The organisations that are valid on the day. */
  readonly agencies: readonly Organisation[];
  /** The districts of the lowest level that are valid on the day. */
  readonly counties: readonly District[];
  /** The organisation with this id, also one that is no more: old cases name it. */
  agency(id: string): Organisation | undefined;
  isValid(valid: Valid): boolean;
  districtName(code: string): Bilingual | undefined;
  /** True when an organisation is this one or stands above it. */
  isAtOrAbove(id: string, lower: string): boolean;
  /** Who is competent on the day, of this kind; for a district also who is for the city or province that it lies in. */
  competent(kind: Organisation['kind'], subject: CompetenceSubject): Organisation | undefined;
  /** By what appointment somebody acts on the day; null for who was never appointed, or where posts are not told. */
  appointmentOf(person: string): ReturnType<typeof appointmentOn>;
  /** Whether anybody was ever appointed there, until whenever; null asks for posts without an organisation. */
  hasPeopleOf(organisation: string | null): boolean;
}

export const sameSubject = (one: CompetenceSubject, other: CompetenceSubject): boolean =>
  keyOf(one) === keyOf(other);

const keyOf = (subject: CompetenceSubject): string =>
  subject.kind === 'prison' ? `prison ${subject.id}` : `district ${subject.code}`;

/** A district of the lowest level: the codes of cities and provinces end with 00 (GB/T 2260). */
export const isCounty = ({ code }: { readonly code: string }): boolean => !code.endsWith('00');

/** The districts in which one lies, the nearest first: county, city, province (GB/T 2260). */
const fromNearest = (subject: CompetenceSubject): readonly CompetenceSubject[] => {
  if (subject.kind === 'prison') return [subject];
  const { code } = subject;
  const around = [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  return [...new Set(around)].map((each) => ({ kind: 'district', code: each }));
};

/** Makes a document answer; `appointments` by person, in their order, where they are known. */
export function directoryOf(
  document: DirectoryDocument,
  appointments: ReadonlyMap<string, readonly Appointment[]> = new Map(),
): Directory {
  const { at, organisations, districts, competences } = document;
  const byId = new Map<string, Organisation>(organisations.map((each) => [each.id, each]));
  const names = new Map(districts.map(({ code, name }) => [code, name]));
  const bySubject = Map.groupBy(
    competences.filter((each) => isValidOn(each, at)),
    ({ subject }) => keyOf(subject),
  );
  return {
    ...document,
    agencies: organisations.filter((each) => isValidOn(each, at)),
    counties: districts.filter((each) => isCounty(each) && isValidOn(each, at)),
    agency: (id) => byId.get(id),
    isValid: (valid) => isValidOn(valid, at),
    districtName: (code) => names.get(code),
    isAtOrAbove(id, lower) {
      const seen = new Set<string>();
      for (let each: string | null = lower; each !== null && !seen.has(each);) {
        if (each === id) return true;
        seen.add(each);
        each = byId.get(each)?.parent ?? null;
      }
      return false;
    },
    competent: (kind, subject) =>
      fromNearest(subject)
        .flatMap((each) => bySubject.get(keyOf(each)) ?? [])
        .map(({ agency }) => byId.get(agency))
        .find((agency) => agency?.kind === kind),
    appointmentOf: (person) => appointmentOn(appointments.get(person), at),
    hasPeopleOf: (organisation) =>
      [...appointments.values()].flat().some((held) => held.organisation === organisation),
  };
}

/** The directory as of today. */
export type AskDirectory = () => Directory;

/** A directory of nothing. */
export const emptyDirectory = (at: LegalDate): Directory =>
  directoryOf({ revision: 0, at, organisations: [], districts: [], competences: [] });
