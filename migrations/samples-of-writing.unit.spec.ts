import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeDuty, type Duty, type DutyEvent } from '#domain/duty/duty.ts';
import type { PrincipalId } from '#domain/kernel/ids.ts';
import { evolveSystem } from '#domain/systems/evolve-system.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import { systemsStream, type RecordedSystemEvent } from '#domain/systems/system-events.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { eventSchemas } from './event-schemas.ts';
import { isEventType, type EventType } from './event-versions.ts';
import { upcast } from './upcast.ts';

/** What one way of writing first wrote beside the cases; keys and salts are made up. */
const events = readFileSync(
  join(import.meta.dirname, 'samples', 'one-way-of-writing.ndjson'),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map((line) => upcast(JSON.parse(line) as RecordedEvent));

test('every type of them is registered', () => {
  expect(events.map(({ type }) => type).filter((type) => !isEventType(type))).toEqual([]);
});

test('each has the data that its schema tells of', () => {
  for (const { type, data } of events) {
    expect(eventSchemas[type as EventType].safeParse(data)).toMatchObject({ success: true });
  }
});

test('the system of the sample ends as it ended then', () => {
  const system = events
    .filter(({ stream }) => stream === systemsStream)
    .map(({ type, data, metadata, recordedAt }) => {
      const by = metadata.actor.id as PrincipalId;
      return { type, data, by, at: recordedAt } as unknown as RecordedSystemEvent;
    })
    .reduce<RegisteredSystem | undefined>(evolveSystem, undefined);
  expect(system).toMatchObject({
    id: 'system-sample',
    state: 'active',
    open: null,
    keys: [{ id: 'system-sample-2', state: 'active', notAfter: null }],
  });
});

test('the duty of the sample is on the roster', () => {
  const roster = new Map<string, Duty>();
  for (const event of events.filter(({ stream }) => stream.startsWith('duty-'))) {
    takeDuty(roster, event as unknown as DutyEvent);
  }
  expect([...roster.values()]).toMatchObject([{ date: '2026-12-01', officer: '样本' }]);
});
