import type { StreamAccess } from '../access/stream-access.ts';
import { type Caller, isAdministrator } from '../access/caller.ts';
import type { FollowedBackbone } from '../streams/backbone.ts';
import { isFollowed } from '../streams/false-place.ts';
import type { Batch, HeadFilter } from '../streams/stream-reader.ts';
import type { EventFilter } from '../streams/stream-filter.ts';
import type { StreamLog } from '../streams/stream-log.ts';
import { StreamTombstoned } from '../streams/stream-writer.ts';
import type { Direction, LoggedEvent } from '../streams/stream-rows.ts';
import type { ResolvedEvent } from '../wire/events.ts';

/** A batch whose events have their content, links followed. */
export interface ResolvedBatch extends Omit<Batch, 'events'> {
  readonly events: readonly ResolvedEvent[];
}

/** What somebody may read, as he may see it. */
export interface EventSource {
  ofStream(
    stream: string,
    direction: Direction,
    from: number,
    limit: number,
  ): Promise<ResolvedBatch>;
  ofAll(direction: Direction, from: number, limit: number): Promise<ResolvedBatch>;
}

export interface SourceParts {
  readonly log: StreamLog;
  readonly backbone: FollowedBackbone;
  /** False where there are no streams but the clients'. */
  readonly hasBackbone: boolean;
  readonly isOfBackbone: (stream: string) => boolean;
  readonly access: StreamAccess;
}

const linkType = '$>';
const decoder = new TextDecoder();

/** The revision and stream that a link leads to; null for one that leads nowhere. */
function targetOf({ data }: LoggedEvent): { revision: number; stream: string } | null {
  const [, revision, stream] = /^(\d+)@(.+)$/su.exec(decoder.decode(data)) ?? [];
  return stream === undefined ? null : { revision: Number(revision), stream };
}

/** Reads for one caller: what of `$all` is not for him is passed over, links lead only where he may read. */
export function eventSource(
  { log, backbone, hasBackbone, isOfBackbone, access }: SourceParts,
  caller: Caller,
  { resolveLinks, filter }: { readonly resolveLinks: boolean; readonly filter: EventFilter | null },
): EventSource {
  const mayRead = (stream: string): boolean => {
    try {
      access.assert(caller, stream, 'read');
      return true;
    } catch {
      return false;
    }
  };

  function linked(link: LoggedEvent): LoggedEvent | null {
    const target = targetOf(link);
    if (target === null || !mayRead(target.stream)) return null;
    try {
      const { events } = log.read.ofStream(target.stream, 'forwards', target.revision, 1);
      return events[0]?.revision === target.revision ? events[0] : null;
    } catch (error) {
      if (error instanceof StreamTombstoned) return null;
      throw error;
    }
  }

  async function resolved(batch: Batch): Promise<ResolvedBatch> {
    const own = await backbone.filled(batch.events);
    if (!resolveLinks) {
      return { ...batch, events: own.map((event) => ({ event, link: null })) };
    }
    const targets = own.map((event) => (event.type === linkType ? linked(event) : null));
    const filled = await backbone.filled(targets.filter((event) => event !== null));
    const byPosition = new Map(filled.map((event) => [event.position, event]));
    return {
      ...batch,
      events: own.map((event, index) =>
        event.type === linkType
          ? { event: byPosition.get(targets[index]?.position ?? -1) ?? null, link: event }
          : { event, link: null },
      ),
    };
  }

  /** What of `$all` is for this caller. */
  const forCaller = ((): HeadFilter | null => {
    const seesSystem = isAdministrator(caller);
    if (seesSystem && (caller.readsBackbone || !hasBackbone)) return null;
    const hidden = log.read.headFilter({ by: 'stream', prefixes: ['$'], regex: null });
    const isAltered = log.read.streamFilter((stream) => isFollowed(stream, isOfBackbone));
    return (head) => {
      if (head.backbone !== null) return caller.readsBackbone;
      return (seesSystem || !hidden(head)) && (caller.readsBackbone || !isAltered(head));
    };
  })();
  const requested = filter === null ? null : log.read.headFilter(filter);
  const passes: HeadFilter | null =
    forCaller === null || requested === null
      ? (forCaller ?? requested)
      : (head) => forCaller(head) && requested(head);

  return {
    async ofStream(stream, direction, from, limit) {
      const isWhole = isOfBackbone(stream);
      if (isWhole) await backbone.caughtUp();
      return resolved(log.read.ofStream(stream, direction, from, limit, isWhole));
    },
    ofAll: async (direction, from, limit) =>
      resolved(log.read.ofAll(direction, from, limit, passes)),
  };
}
