import type { RecordedEvent } from '#event-store/port.ts';
import { loadEvents, streamOfWriter } from './load-events.ts';
import { type Acknowledgement, loadFindings } from './load-findings.ts';

/** Two writers with three appends each, in turn: 12 events. */
function aLoad(): { events: RecordedEvent[]; acknowledged: Acknowledgement[] } {
  const events: RecordedEvent[] = [];
  const acknowledged: Acknowledgement[] = [];
  for (let sequence = 0; sequence < 3; sequence += 1) {
    for (const writer of [0, 1]) {
      const stream = streamOfWriter(writer);
      for (const event of loadEvents(writer, sequence)) {
        const revision = events.filter((each) => each.stream === stream).length;
        const position = events.length + 1;
        events.push({ ...event, stream, revision, position, recordedAt: '2024-01-01T00:00:00Z' });
      }
      const { revision, position } = events.at(-1)!;
      acknowledged.push({ writer, sequence, revision, position });
    }
  }
  return { events, acknowledged };
}

const renumbered = (events: readonly RecordedEvent[]): RecordedEvent[] =>
  events.map((event, index) => ({ ...event, position: index + 1 }));

describe('the findings of a load', () => {
  test('are none for a store that kept its promises', () => {
    const { events, acknowledged } = aLoad();
    const none = { lost: 0, twice: 0, gaps: 0 };
    expect(loadFindings(acknowledged, events)).toEqual({ acknowledged: 12, found: 12, ...none });
    // What was written and not answered for may be there.
    expect(loadFindings(acknowledged.slice(0, 2), events)).toMatchObject(none);
  });

  test('name acknowledged events that are not there', () => {
    const { events, acknowledged } = aLoad();
    expect(loadFindings(acknowledged, events.slice(0, -3))).toMatchObject({ lost: 3, gaps: 0 });
  });

  test('name acknowledged events that are elsewhere', () => {
    const { events, acknowledged } = aLoad();
    const moved = acknowledged.with(0, { ...acknowledged[0]!, position: 5 });
    expect(loadFindings(moved, events)).toMatchObject({ lost: 1 });
  });

  test('name what is there twice', () => {
    const { events, acknowledged } = aLoad();
    const last = events.at(-1)!;
    const again = { ...last, revision: last.revision + 1, position: last.position + 1 };
    expect(loadFindings(acknowledged, [...events, again])).toMatchObject({ twice: 1, gaps: 1 });
  });

  test('name gaps in positions, in revisions and in what a writer sent', () => {
    const { events } = aLoad();
    const without = [...events.slice(0, 4), ...events.slice(5)];
    expect(loadFindings([], without).gaps).toBeGreaterThan(0);
    expect(loadFindings([], renumbered(without)).gaps).toBeGreaterThan(0);
    const moved = events.map((event, index) =>
      index > 5 ? { ...event, position: index + 2 } : event,
    );
    expect(loadFindings([], moved).gaps).toBe(6);
  });

  test('name an append that is torn at the end', () => {
    const { events } = aLoad();
    expect(loadFindings([], events.slice(0, -1))).toMatchObject({ gaps: 1 });
  });
});
