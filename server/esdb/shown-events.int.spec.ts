import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { type EmbeddedStore, openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { sampleEvent } from '#event-store/testing/sample-events.ts';
import { shownEvents } from './shown-events.ts';

describe('events of the backbone as a client of the protocol sees them', () => {
  let folder: string;
  let store: EmbeddedStore;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'andu-shown-'));
    store = await openEmbeddedStore({ folder });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const caseId = randomUUID();
  async function append(type: string, data: JsonObject): Promise<RecordedEvent> {
    const event = sampleEvent({ type, data });
    const { events } = await store.append(`case-${caseId}`, [event], 'any');
    return events[0]!;
  }
  const reviewed = (opinion: string) =>
    append('WardReviewed', { on: '2025-01-07', agreed: true, opinion });
  const opened = (name: string) =>
    append('CaseOpened', { caseId, offender: { name, prisonerNumber: '3101000123' } });

  test('a name that comes into a case later is hidden also for who looked before', async () => {
    const show = shownEvents(store);
    const before = await reviewed('某人确有悔改表现');
    await show([before]);
    await opened('王小明');
    const after = await reviewed('王小明确有悔改表现');
    const [shown] = await show([after]);
    expect(shown!.data['opinion']).toBe('王某确有悔改表现');
    expect(JSON.stringify(shown!.metadata)).not.toContain('salt');
  });

  test('each event comes with its own content, in the order of what was asked', async () => {
    const events = [await opened('王小明'), await reviewed('同意'), await reviewed('王小明，同意')];
    const shown = await shownEvents(store)(events.toReversed());
    expect(shown.map(({ data }) => data['opinion'])).toEqual(['王某，同意', '同意', undefined]);
    expect(shown[2]!.data['offender']).toEqual({ name: '王某', prisonerNumber: '********23' });
  });
});
