import { setTimeout as pause } from 'node:timers/promises';
import { canonicalJson, type JsonObject } from '#domain/kernel/canonical-json.ts';
import { type AppendRequest, appendRequest, requestBytes } from '../append-text.ts';
import { withoutSalt } from '../event-bytes.ts';
import {
  type AppendResult,
  type Backlog,
  EventIdConflict,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type RecordedEvent,
  StoreOverloaded,
  WrongExpectedRevision,
} from '../port.ts';
import { toKurrent } from './codec.ts';
import type { KurrentClient } from './driver.ts';
import { mayPass, portError, typeOf } from './failures.ts';
import type { KeptIds } from './id-reader.ts';
import { inTime } from './in-time.ts';
import { isOfLost, type KnownEnd } from './known-end.ts';
import type { KurrentReads } from './kurrent-reads.ts';
import type { ServerWatch } from './server-watch.ts';

export interface KurrentAppender {
  append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): ReturnType<EventStore['append']>;
  backlog(): Backlog;
}

interface AppenderParts {
  readonly reads: KurrentReads;
  readonly ids: KeptIds;
  readonly end: KnownEnd;
  readonly told: ServerWatch['told'];
  /** After so long an append is given up, ms. */
  readonly withinMs: number;
  connected(): Promise<KurrentClient>;
}

/** What may wait for the server before an append is refused. */
const mostWaiting: Backlog = { events: 20_000, bytes: 64 * 1024 * 1024 };

/** Pauses between the attempts of one append, ms: a cluster chooses a new leader in about two seconds. */
const retryAfterMs = [100, 400, 1_000, 2_000];

/**
 * Appends of one process. Those to one stream come one after the other, so that a repeat finds the first; an append whose
 * answer is lost is sent again, which the server knows by its ids.
 */
export function kurrentAppender({
  reads,
  ids,
  end,
  told,
  connected,
  withinMs,
}: AppenderParts): KurrentAppender {
  const turns = new Map<string, Promise<unknown>>();
  const waiting = { events: 0, bytes: 0 };

  /** The events that were recorded for these ids; null when none was. Throws EventIdConflict for a part or others. */
  async function recorded(request: AppendRequest): Promise<AppendResult | null> {
    let found = foundIn(request, ids);
    if (found === 'part') {
      // The index reads along, and may be in the middle of these very events.
      await ids.caughtUp();
      found = foundIn(request, ids);
    }
    if (found === 'none') return null;
    if (found === 'part') throw new EventIdConflict(knownOf(request, ids));
    return { ...(await readBack(request, found)), repeated: true };
  }

  /** What lies in the stream from a revision on, which must be these events. */
  async function readBack(request: AppendRequest, from: number): Promise<AppendResult> {
    const { stream, events } = request;
    const kept: RecordedEvent[] = [];
    for await (const event of reads.ofStream(stream, { from, limit: events.length })) {
      kept.push(event);
    }
    for (const [index, event] of events.entries()) {
      if (!isSame(event, kept[index])) throw new EventIdConflict(event.id);
    }
    const last = kept.at(-1)!;
    // The salt is new with every attempt of a caller: another one is an earlier append's.
    const repeated = kept.some((event, index) => saltOf(events[index]!) !== event.metadata.salt);
    return { revision: last.revision, position: last.position, events: kept, repeated };
  }

  async function send(request: AppendRequest): Promise<AppendResult> {
    const { stream, expected, events } = request;
    const client = await connected();
    const { nextExpectedRevision } = await client.append(
      stream,
      toKurrent(request),
      atKurrent(expected),
      withinMs,
    );
    return readBack(request, Number(nextExpectedRevision) - events.length + 1);
  }

  async function refusedRevision(request: AppendRequest, error: unknown): Promise<AppendResult> {
    // Another process may have appended these very events, or this one, whose answer was lost.
    await ids.caughtUp();
    const before = await recorded(request);
    if (before !== null) return before;
    // Each client has its own name for it.
    const { actualVersion, actualState } = error as Record<string, bigint | 'no_stream'>;
    const found = actualVersion ?? actualState;
    const actual = typeof found === 'bigint' ? Number(found) : null;
    throw new WrongExpectedRevision(request.stream, request.expected, actual);
  }

  /** Sends again what a server that is gone for a moment did not take, until it is too late for that. */
  async function attempts(request: AppendRequest, late: AbortSignal): Promise<AppendResult> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        // Each attempt: it may be another server by now.
        await end.held();
        return (await recorded(request)) ?? (await send(request));
      } catch (error) {
        if (typeOf(error) === 'wrong-expected-version') return refusedRevision(request, error);
        const again = retryAfterMs[attempt];
        if (!mayPass(error) || again === undefined) throw error;
        await pause(again);
        // Whoever waited was refused: sent now, it would be done unasked.
        if (late.aborted) throw error;
      }
    }
  }

  async function inTurn(request: AppendRequest): Promise<AppendResult> {
    try {
      const result = await inTime(withinMs, (late) => attempts(request, late));
      ids.add(result.events);
      end.add(result.events.at(-1)!);
      told({ last: result.events.at(-1)! });
      return result;
    } catch (error) {
      if (typeOf(error) !== undefined || isOfLost(error)) told({ error });
      throw portError(error);
    }
  }

  return {
    async append(stream, events, expected) {
      const request = appendRequest(stream, events, expected);
      mustDiffer(request);
      const bytes = requestBytes(request);
      if (
        waiting.events + events.length > mostWaiting.events ||
        waiting.bytes > mostWaiting.bytes
      ) {
        throw new StoreOverloaded();
      }
      waiting.events += events.length;
      waiting.bytes += bytes;
      const before = turns.get(stream) ?? Promise.resolve();
      const mine = before.then(() => inTurn(request));
      const settled = mine.catch(() => undefined);
      turns.set(stream, settled);
      try {
        return await mine;
      } finally {
        waiting.events -= events.length;
        waiting.bytes -= bytes;
        if (turns.get(stream) === settled) turns.delete(stream);
      }
    },
    backlog: () => ({ ...waiting }),
  };
}

const atKurrent = (expected: ExpectedRevision) =>
  typeof expected === 'number'
    ? BigInt(expected)
    : ({ any: 'any', noStream: 'no_stream', streamExists: 'stream_exists' } as const)[expected];

function mustDiffer({ events }: AppendRequest): void {
  const seen = new Set<string>();
  for (const { id } of events) {
    if (seen.has(id)) throw new EventIdConflict(id);
    seen.add(id);
  }
}

/** The revision of the first where all lie in their stream one after the other. */
function foundIn({ stream, events }: AppendRequest, ids: KeptIds): number | 'none' | 'part' {
  const revisions = events.map(({ id }) => ids.inStream(stream, id)?.revision);
  const [from] = revisions;
  if (revisions.every((each) => each === undefined)) return 'none';
  const together = revisions.every((each, index) => each === from! + index);
  return from !== undefined && together ? from : 'part';
}

/** The first of them that is in the stream. */
const knownOf = ({ stream, events }: AppendRequest, ids: KeptIds): string =>
  events.find(({ id }) => ids.inStream(stream, id) !== null)!.id;

const saltOf = ({ metadata }: AppendRequest['events'][number]): string =>
  (JSON.parse(metadata) as { readonly salt: string }).salt;

/** Whether a kept event is the one that is sent, whatever its salt. */
function isSame(sent: AppendRequest['events'][number], kept: RecordedEvent | undefined): boolean {
  if (kept === undefined || sent.id !== kept.id || sent.type !== kept.type) return false;
  const metadata = JSON.parse(sent.metadata) as RecordedEvent['metadata'];
  return (
    sent.data === canonicalJson(kept.data) &&
    canonicalJson(withoutSalt(metadata)) === canonicalJson(withoutSalt(kept.metadata) as JsonObject)
  );
}
