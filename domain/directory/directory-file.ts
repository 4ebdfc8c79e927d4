import { z } from 'zod';
import { legalDate, longText } from '#domain/casework/fields.ts';
import { directoryCommands } from './directory-commands.ts';
import type { DirectoryState } from './directory-state.ts';
import type { Valid } from './valid.ts';

/** What is true of the whole file. */
const ofAll = {
  /** First day of what differs from the directory as it stands; for a file that only adds it may be left out. */
  changedFrom: legalDate('变更生效日期', 'First day of the changes').nullable().default(null),
  reason: longText('理由', 'Reason').nullable().default(null),
};
const until = legalDate('最后一日', 'Last day').nullable().default(null);

const { registerDistrict, registerOrganisation, assignCompetence, appointPerson } =
  directoryCommands;

const districtChange = directoryCommands.changeDistrict.omit({ code: true, reason: true });
const organisationChange = directoryCommands.changeOrganisation.omit({ id: true, reason: true });

/**
 * A whole directory, or a part of one, as a file: each thing as it was first, what it became later (`changes`, the
 * earlier ones first) and its last day, null while none is known.
 */
export const directoryFileSchema = z.strictObject({
  ...ofAll,
  districts: z
    .array(
      registerDistrict.extend({ changes: z.array(districtChange).max(100).default([]), until }),
    )
    .max(5_000)
    .default([]),
  organisations: z
    .array(
      registerOrganisation.extend({
        changes: z.array(organisationChange).max(100).default([]),
        until,
      }),
    )
    .max(20_000)
    .default([]),
  competences: z.array(assignCompetence.extend({ until })).max(50_000).default([]),
  people: z.array(appointPerson.extend({ until })).max(50_000).default([]),
});
export type DirectoryFile = z.output<typeof directoryFileSchema>;

/** The directory as a file that would make it again: all that it was, is and is known to become. */
export function fileOf(state: DirectoryState): DirectoryFile {
  return directoryFileSchema.parse({
    districts: [...state.districts.values()].map((versions) => ({
      ...versions[0],
      changes: versions.slice(1).map(({ name, boundary, from }) => ({ name, boundary, on: from })),
      until: lastOf(versions).until,
    })),
    organisations: [...state.organisations.values()].map((versions) => ({
      ...versions[0],
      changes: versions.slice(1).map(({ name, code, parent, district, from }) => ({
        name,
        code,
        parent,
        district,
        on: from,
      })),
      until: lastOf(versions).until,
    })),
    competences: state.competences,
    people: [...state.appointments.values()].flat(),
  });
}

const lastOf = <Version extends Valid>(versions: readonly Version[]): Version => versions.at(-1)!;
