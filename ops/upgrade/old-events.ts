import type { RecordedEvent } from '#event-store/port.ts';
import { eventVersions, isEventType } from '#migrations/event-versions.ts';
import { UnknownEventVersion, upcast } from '#migrations/upcast.ts';

/** Events of one type and version that are read as a later version. */
export interface LiftedEvents {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What the program makes of the events of a store; it changes none of them. */
export interface EventsRead {
  readonly read: number;
  readonly lifted: readonly LiftedEvents[];
  /** How many it cannot read: of a type or version of a later program, or stored bytes that are no event. */
  readonly unreadable: number;
  /** Where the first of them are, and why. */
  readonly faults: readonly string[];
}

/** So many places of unreadable events are named. */
const namedFaults = 20;

/** The events of a store; what is no event is told to `onUnreadable`. */
export type ReadEvents = (onUnreadable: (fault: Error) => void) => AsyncIterable<RecordedEvent>;

/** Reads every event as the program does, and counts what it lifts and what it cannot read. */
export async function readOldEvents(events: ReadEvents): Promise<EventsRead> {
  const lifted = new Map<string, { type: string; from: number; to: number; count: number }>();
  const faults: string[] = [];
  let [read, unreadable] = [0, 0];
  const cannot = (fault: Error): void => {
    unreadable += 1;
    if (faults.length < namedFaults) faults.push(fault.message);
  };
  for await (const event of events(cannot)) {
    read += 1;
    try {
      upcast(event);
    } catch (error) {
      // What else an upcaster throws is a fault of its own, and of this event all the same.
      cannot(error instanceof UnknownEventVersion ? error : placed(event, error as Error));
      continue;
    }
    const { type, metadata } = event;
    const from = metadata.schemaVersion;
    const to = isEventType(type) ? eventVersions[type] : from;
    if (from === to) continue;
    const key = `${type} ${from}`;
    const known = lifted.get(key) ?? { type, from, to, count: 0 };
    lifted.set(key, { ...known, count: known.count + 1 });
  }
  return { read, lifted: [...lifted.values()], unreadable, faults };
}

const placed = ({ position, type }: RecordedEvent, { message }: Error): Error =>
  new Error(`the event at ${position} is ${type}: ${message}`);
