import type { RecordedEvent } from '#event-store/port.ts';

/** A command that its sender was told is taken, with the events that it led to. */
export interface ToldCommand {
  /** The sender's key. */
  readonly key: string;
  readonly events: readonly {
    readonly id: string;
    readonly stream: string;
    readonly revision: string;
    readonly position: string;
  }[];
}

/** What is wrong with a store after commands through several processes. */
export interface KeptFindings {
  /** Commands that a sender was told are taken. */
  readonly told: number;
  /** Of these without an event at the place that was told. */
  readonly lost: number;
  /** Keys that led to more than one append, or to one in two places. */
  readonly twice: number;
  /** Positions of the store and revisions of a stream that are left out. */
  readonly gaps: number;
}

/** Holds what senders were told against all events of the store, by position. Pure. */
export function whatIsKept(
  told: readonly ToldCommand[],
  events: readonly RecordedEvent[],
): KeptFindings {
  const places = new Map(events.map((event) => [event.id as string, placeOf(event)]));
  const isLost = ({ events: said }: ToldCommand): boolean =>
    said.some((event) => places.get(event.id) !== placeOf(event));
  return {
    told: told.length,
    lost: told.filter(isLost).length,
    twice: keysTwice(events),
    gaps: gapsIn(events),
  };
}

type Place = Readonly<Record<'stream' | 'revision' | 'position', string | number>>;
const placeOf = ({ stream, revision, position }: Place): string =>
  `${stream}@${revision}/${position}`;

/** The events of one command are one append: one stream, one time, positions one after another. */
function keysTwice(events: readonly RecordedEvent[]): number {
  const last = new Map<string, RecordedEvent>();
  const twice = new Set<string>();
  for (const event of events) {
    const key = event.metadata.command?.idempotencyKey;
    if (key === undefined) continue;
    const before = last.get(key);
    const goesOn =
      before === undefined ||
      (before.position === event.position - 1 && before.stream === event.stream);
    if (!goesOn) twice.add(key);
    last.set(key, event);
  }
  return twice.size;
}

function gapsIn(events: readonly RecordedEvent[]): number {
  const next = new Map<string, number>();
  let gaps = 0;
  for (const [index, { position, stream, revision }] of events.entries()) {
    if (position !== index + 1 || revision !== (next.get(stream) ?? 0)) gaps += 1;
    next.set(stream, revision + 1);
  }
  return gaps;
}
