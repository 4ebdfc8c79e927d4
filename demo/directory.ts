import { readFileSync } from 'node:fs';
import type { Demonstration } from '#identity/demonstration.ts';
import type { PrincipalAgency } from '#domain/access/principal.ts';
import { agencyKinds, type AgencyKind } from '#domain/casework/agencies.ts';
import { directoryFileSchema, type DirectoryFile } from '#domain/directory/directory-file.ts';

/** An agency of the demonstration. */
export type Agency = PrincipalAgency;

/** The four agencies that handle one case together. */
export type Seat = Readonly<Record<AgencyKind, Agency>>;

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8'));

interface Shapes {
  readonly features: readonly {
    readonly properties: { readonly adcode: number };
    readonly geometry: unknown;
  }[];
}

/** The boundaries are a sketch, kept apart so that the directory can be read by people. */
const shapes = new Map(
  (read('boundaries.geo.json') as Shapes).features.map(({ properties, geometry }) => [
    String(properties.adcode),
    geometry,
  ]),
);

const written = read('directory.json') as { readonly districts: readonly { code: string }[] };

/** The directory of the demonstration, as it is imported. */
export const demonstrationDirectory: DirectoryFile = directoryFileSchema.parse({
  ...written,
  districts: written.districts.map((each) => ({
    ...each,
    boundary: shapes.get(each.code) ?? null,
  })),
});

/** Every agency of the demonstration, each once, in a stable order. */
export const agencies: readonly Agency[] = demonstrationDirectory.organisations.map(
  ({ id, kind, name, district }) => ({ id, kind, name, district }),
);

const byId = new Map<string, Agency>(agencies.map((agency) => [agency.id, agency]));

/** The agency with this id, or undefined. */
export const findAgency = (id: string): Agency | undefined => byId.get(id);

type Seats = Readonly<Record<string, Readonly<Record<AgencyKind, string>>>>;
/**
 * Where each published case was handled, by the case's id in its collection (`PC04`), and who
 * handles a synthetic case of a district, by its code. Prison and court of a published case stand
 * as its source names them; the others, and which prison goes with which district, are set for the demonstration.
 */
const seats = read('seats.json') as { readonly published: Seats; readonly byDistrict: Seats };

const seatsOf = (ids: Seats): Readonly<Record<string, Seat>> =>
  Object.fromEntries(
    Object.entries(ids).map(([key, seat]) => [
      key,
      Object.fromEntries(agencyKinds.map((kind) => [kind, byId.get(seat[kind])!])) as Seat,
    ]),
  );

/** The agencies of each published case. */
export const publishedCaseSeats = seatsOf(seats.published);

/** Who handles a synthetic case of a district. */
export const districtSeats = seatsOf(seats.byDistrict);

export const politicalLegalCommittee: Agency = agencies.find(
  ({ kind }) => kind === 'politicalLegalCommittee',
)!;

/** Who files criminal cases in the demonstration. */
export const police: Agency = agencies.find(({ kind }) => kind === 'police')!;

/** What identity is given beside the users: every agency that handles cases has a system. */
export const agenciesWithSystem: Demonstration['agencies'] = agencies.filter(({ kind }) =>
  [...agencyKinds, 'police'].includes(kind),
);
