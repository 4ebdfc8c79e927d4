import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { recordSchemas, type RecordType } from './event-schemas.ts';
import { eventVersions } from './event-versions.ts';
import { upcast } from './upcast.ts';

/**
 * One event of each type beside casework, in each version in which it was ever written: what a store may
 * hold is read by the schema of today. A new type or version adds a line to the file; none is changed.
 */
interface Sample {
  readonly type: RecordType;
  readonly schemaVersion: number;
  readonly data: JsonObject;
}
const file = join(import.meta.dirname, 'samples', 'records.ndjson');
const types = Object.keys(recordSchemas) as RecordType[];
const samples = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Sample);

test('every type and version has a sample', () => {
  const wanted = types.flatMap((type) =>
    Array.from({ length: eventVersions[type] }, (_, index) => `${type}@${index + 1}`),
  );
  expect(samples.map(({ type, schemaVersion }) => `${type}@${schemaVersion}`).toSorted()).toEqual(
    wanted.toSorted(),
  );
});

test.each(samples.map((sample) => [`${sample.type}@${sample.schemaVersion}`, sample] as const))(
  '%s is read as it would be written today',
  (_, { type, schemaVersion, data }) => {
    const event = { type, data, position: 1, metadata: { schemaVersion } };
    const today = upcast(event as unknown as RecordedEvent);
    expect(recordSchemas[type].safeParse(today.data)).toMatchObject({ success: true });
  },
);
