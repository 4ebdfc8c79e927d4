import { z } from 'zod';
import type { Marks } from '#domain/access/marks.ts';
import { marksOf } from '#domain/access/marks.ts';
import { recordedWithOpening, recordedWithStep } from '#domain/casework/recorded-step.schema.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import { criminalEventSchemas } from '#domain/criminal/event-schemas.ts';
import {
  directoryCommands,
  directoryEventTypes,
  type DirectoryCommandName,
} from '#domain/directory/directory-commands.ts';
import { deskSchemas } from '#domain/records/desk.ts';
import { lookSchemas } from '#domain/records/looks.ts';
import { operationSchemas } from '#domain/records/operation.ts';
import { accountSchemas, systemSchemas } from '#domain/records/people-and-systems.ts';
import { signInSchemas } from '#domain/records/sign-ins.ts';
import { supervisionSchemas } from '#domain/supervision/warning-events.ts';
import { isEventType, type EventType } from './event-versions.ts';

/** The data of the events beside casework and the directory, by type. */
export const recordSchemas = {
  ...lookSchemas,
  ...signInSchemas,
  ...deskSchemas,
  ...accountSchemas,
  ...systemSchemas,
  ...operationSchemas,
  ...supervisionSchemas,
  ...criminalEventSchemas,
} as const;
export type RecordType = keyof typeof recordSchemas;

type StepEventType = (typeof steps)[keyof typeof steps]['event'];
type DirectoryEventType = (typeof directoryEventTypes)[DirectoryCommandName];

const stepSchemas = Object.fromEntries(
  Object.values(steps).map(({ event, schema }) => [
    event,
    z.intersection(schema, recordedWithStep),
  ]),
) as unknown as Readonly<Record<StepEventType, z.ZodType>>;

const directorySchemas = Object.fromEntries(
  Object.entries(directoryCommands).map(([name, schema]) => [
    directoryEventTypes[name as DirectoryCommandName],
    schema,
  ]),
) as unknown as Readonly<Record<DirectoryEventType, z.ZodType>>;

/** What the data of every event look like in the version that is written today. */
export const eventSchemas: Readonly<Record<EventType, z.ZodType>> = {
  CaseOpened: z.intersection(openCaseSchema, recordedWithOpening),
  ...stepSchemas,
  ...directorySchemas,
  ...recordSchemas,
};

/** Of a type that this program does not know nothing is said, so that all its texts are hidden. */
const unknownType = marksOf(z.object({}));

/** What the data of an event of this type hold of persons. */
export const marksOfEvent = (type: string): Marks =>
  isEventType(type) ? marksOf(eventSchemas[type]) : unknownType;
