import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { recordedWithOpening } from '#domain/casework/recorded-step.schema.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import {
  directoryCommands,
  directoryEventTypes,
  type DirectoryCommandName,
} from '#domain/directory/directory-commands.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import { recordSchemas } from './event-schemas.ts';
import { eventVersions, type EventType } from './event-versions.ts';

/**
 * The shapes that the data of events have under each version, field by field, as digests. A version that
 * was written once never changes; so a changed field needs a new version with its upcaster. To enter a new
 * version (or a new type), run this spec with `ANDU_NEW_VERSION=1`: it adds, and never replaces.
 */
const file = join(import.meta.dirname, 'event-schemas.json');
type Shapes = Record<string, Record<string, string>>;
const kept = JSON.parse(readFileSync(file, 'utf8')) as Shapes;

const schemas: Readonly<Record<string, z.ZodType>> = {
  CaseOpened: openCaseSchema,
  ...Object.fromEntries(Object.values(steps).map(({ event, schema }) => [event, schema])),
  ...Object.fromEntries(
    Object.entries(directoryCommands).map(([name, schema]) => [
      directoryEventTypes[name as DirectoryCommandName],
      schema,
    ]),
  ),
  ...recordSchemas,
};
/** What events of casework keep beside their command; a change here raises this and each of their versions. */
const besides = { name: 'kept with every step@1', schema: recordedWithOpening } as const;

/** The shape without its words and marks: what a field is called, and who sees it masked, may change at any time. */
const withoutWords = (value: Json): Json => {
  if (Array.isArray(value)) return value.map((each) => withoutWords(each as Json));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, member]) =>
          !(
            ['zh', 'en', 'title', 'description', 'personal'].includes(key) &&
            typeof member === 'string'
          ),
      )
      .map(([key, member]) => [key, withoutWords(member as Json)]),
  );
};

function shapeOf(schema: z.ZodType): Record<string, string> {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' }) as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.fromEntries(
    Object.entries(properties).map(([name, field]) => {
      const shape = canonicalJson({
        field: withoutWords(field),
        required: required.includes(name),
      });
      return [name, createHash('sha256').update(shape).digest('hex').slice(0, 16)];
    }),
  );
}

const nameOf = (type: string): string => `${type}@${eventVersions[type as EventType]}`;

if (process.env['ANDU_NEW_VERSION'] === '1') {
  for (const [type, schema] of Object.entries(schemas)) kept[nameOf(type)] ??= shapeOf(schema);
  kept[besides.name] ??= shapeOf(besides.schema);
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
}

test.each(Object.entries(schemas))(
  '%s has the shape that its version had when it was first written',
  (type, schema) => {
    expect({ version: nameOf(type), fields: shapeOf(schema) }).toEqual({
      version: nameOf(type),
      fields: kept[nameOf(type)],
    });
  },
);

test('what events of casework keep beside their command has the shape that it had', () => {
  expect(shapeOf(besides.schema)).toEqual(kept[besides.name]);
});

test('every type of event has its shape kept', () => {
  expect(Object.keys(eventVersions).filter((type) => !(type in schemas))).toEqual([]);
});

test('no version that was written is forgotten', () => {
  for (const [type, version] of Object.entries(eventVersions)) {
    for (let each = 1; each <= version; each += 1) expect(kept).toHaveProperty([`${type}@${each}`]);
  }
});
