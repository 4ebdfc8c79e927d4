import type { RecordedEvent } from '#event-store/port.ts';
import { type LoadData, loadEvents, partsOf, streamOfWriter } from './load-events.ts';

/** One append that its writer was told is kept. */
export interface Acknowledgement {
  readonly writer: number;
  readonly sequence: number;
  /** Last revision and position of the append. */
  readonly revision: number;
  readonly position: number;
}

/** What is wrong with a store after a load, counted in events. */
export interface LoadFindings {
  readonly acknowledged: number;
  readonly found: number;
  /** Acknowledged, and not there as it was acknowledged. */
  readonly lost: number;
  /** There more than once. */
  readonly twice: number;
  /** Places where a position, a revision or an event of a writer is left out or out of order. */
  readonly gaps: number;
}

/** Compares all events of a store, by position, with what was acknowledged. Pure. */
export function loadFindings(
  acknowledged: readonly Acknowledgement[],
  events: readonly RecordedEvent[],
): LoadFindings {
  const places = new Map(events.map((event) => [event.id as string, placeOf(event)]));
  const expected = acknowledged.flatMap(expectedPlaces);
  return {
    acknowledged: expected.length,
    found: events.length,
    lost: expected.filter(({ id, place }) => places.get(id) !== place).length,
    twice: events.length - new Set(events.map(({ data }) => JSON.stringify(data))).size,
    gaps: countGaps(events),
  };
}

const placeOf = ({ stream, revision, position }: RecordedEvent): string =>
  `${stream}@${revision}/${position}`;

function expectedPlaces({ writer, sequence, revision, position }: Acknowledgement) {
  const stream = streamOfWriter(writer);
  const before = partsOf(sequence) - 1;
  return loadEvents(writer, sequence).map(({ id }, part) => ({
    id: id as string,
    place: `${stream}@${revision - before + part}/${position - before + part}`,
  }));
}

function countGaps(events: readonly RecordedEvent[]): number {
  const nextOf = new Map<string, { revision: number; sequence: number; part: number }>();
  let gaps = 0;
  for (const [index, { position, stream, revision, data }] of events.entries()) {
    const { sequence, part } = data as unknown as LoadData;
    const next = nextOf.get(stream) ?? { revision: 0, sequence: 0, part: 0 };
    if (
      position !== index + 1 ||
      revision !== next.revision ||
      sequence !== next.sequence ||
      part !== next.part
    ) {
      gaps += 1;
    }
    const whole = part + 1 === partsOf(sequence);
    nextOf.set(stream, {
      revision: revision + 1,
      sequence: whole ? sequence + 1 : sequence,
      part: whole ? 0 : part + 1,
    });
  }
  // An append whose last events are missing at the end of its stream is torn as well.
  for (const { part } of nextOf.values()) if (part !== 0) gaps += 1;
  return gaps;
}
