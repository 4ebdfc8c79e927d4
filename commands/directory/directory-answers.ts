import { z } from 'zod';
import { changedFields } from '#domain/directory/directory-changes.ts';
import { directoryFileSchema } from '#domain/directory/directory-file.ts';
import {
  agencyId,
  bilingual,
  count,
  day,
  jsonObject,
  moment,
  organisationKind,
  recordedActor,
  role,
  violation,
} from '#http/answer-parts.ts';

/** From the first day to the last one, both included; null while no end is known. */
const valid = { from: day, until: day.nullable() };

const organisation = z.object({
  ...valid,
  id: agencyId,
  kind: organisationKind,
  name: bilingual,
  /** 统一社会信用代码 or 机构代码. */
  code: z.string().nullable(),
  /** The organisation above it; null for one at the top. */
  parent: z.string().nullable(),
  /** Code of GB/T 2260. */
  district: z.string(),
});

/** `GET /api/organisations`: those that are valid today. */
export const organisationsAnswer = z.array(organisation);

/** `GET /api/directory`: the directory as of a day. */
export const directoryAnswer = z.object({
  revision: count,
  at: day,
  organisations: z.array(organisation),
  districts: z.array(z.object({ ...valid, code: z.string(), name: bilingual })),
  competences: z.array(
    z.object({
      ...valid,
      agency: z.string(),
      subject: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('prison'), id: z.string() }),
        z.object({ kind: z.literal('district'), code: z.string() }),
      ]),
    }),
  ),
});
export type DirectoryAnswer = z.output<typeof directoryAnswer>;

/** `GET /api/directory/people`: who holds or held which post. */
export const peopleAnswer = z.array(
  z.object({
    ...valid,
    person: z.string(),
    name: z.string(),
    post: z.string(),
    staffNumber: z.string(),
    role,
    organisation: z.string().nullable(),
  }),
);
export type Appointment = z.output<typeof peopleAnswer>[number];

const changedValue = z.union([z.string(), bilingual]).nullable();

/** `GET /api/directory/history`, the newest first. */
export const directoryHistoryAnswer = z.array(
  z.object({
    id: z.uuid(),
    type: z.string(),
    recordedAt: moment,
    actor: recordedActor,
    data: jsonObject,
    /** What of that which was there before is another now. */
    changes: z.array(
      z.object({
        field: z.enum(changedFields),
        before: changedValue,
        after: changedValue,
      }),
    ),
  }),
);
export type DirectoryHistoryLine = z.output<typeof directoryHistoryAnswer>[number];

/** `GET /api/directory/export`: a file that would make the directory again. */
export const directoryFileAnswer = directoryFileSchema;

/** `POST /api/directory/commands/{name}`; `repeated` where the act had been done before. */
export const directoryActAnswer = z.object({
  revision: count,
  events: z.array(z.object({ id: z.uuid(), type: z.string() })),
  repeated: z.boolean(),
});

/** Number of events by their type, and of items that the directory holds already, as they are. */
const outlook = { counts: z.record(z.string(), count), unchanged: count };

/** What an import would do, and every fault that keeps it from being done. */
const importOutlook = z.object({ ...outlook, faults: z.array(violation) });
export type ImportOutlook = z.output<typeof importOutlook>;

/** `POST /api/directory/import`: what was done, or with `dryRun=true` what would be. */
export const directoryImportAnswer = z.union([directoryActAnswer.extend(outlook), importOutlook]);
