import { canonicalJson, type JsonObject } from '#domain/kernel/canonical-json.ts';
import type { EventReader, RecordedEvent } from '../../port.ts';
import type { BackbonePlace, StreamLog } from './stream-log.ts';
import { FalsePlace, isFollowed, placeFault } from './false-place.ts';
import type { LoggedEvent } from './stream-rows.ts';

/** What of an event of the backbone somebody outside sees. */
export interface ShownEvent {
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/** How events of the backbone look to somebody outside, in their order: what may not be seen is not in them. */
export type ShowEvents = (events: readonly RecordedEvent[]) => Promise<readonly ShownEvent[]>;

/** The log of the backbone, as it is shown to clients of the protocol. */
export interface Backbone {
  readonly events: EventReader;
  readonly show: ShowEvents;
  /** Whether a stream of this name is the backbone's, or would be if it had events. */
  readonly owns: (stream: string) => boolean;
  /** Whether somebody could take a stream of this name for the backbone's: no client writes to it. */
  readonly resembles: (stream: string) => boolean;
}

/** Events that are given their places at a time. */
const batchSize = 500;

/** Keeps the places of the backbone's events in the clients' log, and reads what they say. */
export interface FollowedBackbone {
  /** Resolves when what the backbone holds now has its places. */
  caughtUp(): Promise<void>;
  /**
   * The content of the events that are the backbone's; the others as they are. Rejects with FalsePlace for one
   * that stands in a stream of the backbone and is not there, or is another one there.
   */
  filled(events: readonly LoggedEvent[]): Promise<readonly LoggedEvent[]>;
  stop(): Promise<void>;
}

/** What stands for a backbone where there is none. */
export const noBackbone: FollowedBackbone = {
  caughtUp: () => Promise.resolve(),
  filled: (events) => Promise.resolve(events),
  stop: () => Promise.resolve(),
};

const place = (event: RecordedEvent): BackbonePlace => ({
  stream: event.stream,
  revision: event.revision,
  type: event.type,
  id: event.id,
  recordedAt: Date.parse(event.recordedAt),
  position: event.position,
});

const text = (value: JsonObject): Uint8Array => Buffer.from(canonicalJson(value));

/**
 * Follows the backbone from where the log left off. An event that cannot be read has no place: `fsck` finds it.
 * `onFailure` is told when following ended by an error; it begins again after a second.
 */
export function followBackbone(
  log: StreamLog,
  { events, show, owns }: Backbone,
  onFailure: (error: unknown) => void,
): FollowedBackbone {
  const stopping = new AbortController();
  let reached = log.backboneHead();
  let wake: (() => void)[] = [];
  const arrived = (): void => {
    const woken = wake;
    wake = [];
    for (const each of woken) each();
  };

  async function write(
    before: Promise<void>,
    places: readonly BackbonePlace[],
    end: number,
  ): Promise<void> {
    await before;
    if (places.length > 0) await log.addOfBackbone(places);
    reached = end;
    arrived();
  }

  /** Gives places to what has come, in order, while more comes; what came in one turn is written at once. */
  async function follow(): Promise<void> {
    const failing = new AbortController();
    let waiting: BackbonePlace[] = [];
    let upTo = reached;
    let scheduled = false;
    let written = Promise.resolve();
    let room = Promise.resolve();
    const flush = (): void => {
      scheduled = false;
      const [places, end] = [waiting, upTo];
      waiting = [];
      written = write(written, places, end);
      room = written.catch((error: unknown) => failing.abort(error));
    };
    const signal = AbortSignal.any([stopping.signal, failing.signal]);
    for await (const message of events.subscribe({ after: reached, signal })) {
      if (message.kind === 'event') waiting.push(place(message.event));
      upTo = message.kind === 'event' ? message.event.position : message.position;
      if (waiting.length >= batchSize) {
        flush();
        await room;
      } else if (!scheduled) {
        scheduled = true;
        setImmediate(flush);
      }
    }
    await written;
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await follow();
      } catch (error) {
        if (stopping.signal.aborted) return;
        onFailure(error);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  })();

  /** A stretch of consecutive events is read at once, the rest one by one. */
  async function contents(
    positions: readonly number[],
  ): Promise<ReadonlyMap<number, RecordedEvent>> {
    const found = new Map<number, RecordedEvent>();
    const sorted = positions.filter((at) => at > 0).sort((one, other) => one - other);
    if (sorted.length === 0) return found;
    const first = sorted[0]!;
    const last = sorted.at(-1)!;
    if (last - first + 1 === sorted.length && sorted.length > 1) {
      const options = { after: first - 1, limit: sorted.length };
      for await (const event of events.readAll(options)) found.set(event.position, event);
      return found;
    }
    for (const position of sorted) {
      const event = await events.eventAt(position);
      if (event !== null) found.set(position, event);
    }
    return found;
  }

  return {
    async caughtUp() {
      const head = await events.head();
      while (reached < head && !stopping.signal.aborted) {
        await new Promise<void>((resolve) => wake.push(resolve));
      }
    },
    async filled(logged) {
      for (const { backbone, stream, position: at } of logged) {
        if (backbone !== null || !isFollowed(stream, owns)) continue;
        throw new FalsePlace(`position ${at}`, `an event of ${stream} that it does not have`);
      }
      const positions = logged.flatMap(({ backbone }) => (backbone === null ? [] : [backbone]));
      if (positions.length === 0) return logged;
      const stored = await contents(positions);
      const recorded = logged.flatMap((event) => {
        if (event.backbone === null) return [];
        const found = stored.get(event.backbone) ?? null;
        const fault = placeFault(event, found);
        if (fault !== null) throw new FalsePlace(`position ${event.position}`, fault);
        return [found!];
      });
      const shown = (await show(recorded)).values();
      return logged.map((event) => {
        if (event.backbone === null) return event;
        const { data, metadata } = shown.next().value!;
        return { ...event, data: text(data), metadata: text(metadata) };
      });
    },
    async stop() {
      stopping.abort();
      arrived();
      await running;
    },
  };
}
