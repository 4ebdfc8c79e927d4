import { randomUUID } from 'node:crypto';
import type { Caller } from '../access/caller.ts';
import { StreamTombstoned } from '../streams/stream-writer.ts';
import { eventFrames } from '../wire/event-frames.ts';
import { type ResolvedEvent, originalOf } from '../wire/events.ts';
import { position, timestamp } from '../wire/identifiers.ts';
import type { Message } from '../wire/protocol.ts';
import type { Call } from './calls.ts';
import type { Send } from './sender.ts';
import { type EventSource, eventSource, type SourceParts } from './event-source.ts';
import type { ReadRequest } from './read-request.ts';

/** A subscription that is live and finds more than this waiting has fallen behind. */
const liveEvents = 500;
/** Events that are read and held for one subscriber at a time. */
const heldEvents = 256;
/** So often a long call asks whether its caller still may, ms. */
const lookAgainMs = 30_000;

/** Where a subscription stands. */
interface Progress {
  /** The next revision or position to look at. */
  next: number;
  /** The last revision or position that was looked at; null before the first. */
  reached: number | null;
  /** Events looked at since the last checkpoint. */
  sinceCheckpoint: number;
}

/**
 * A subscription holds one batch and no more, however slow its reader is: what comes meanwhile stays in the log.
 * When that becomes too much for a live one it is told that it has fallen behind, and catches up like at first.
 */
export async function subscribe(
  parts: SourceParts,
  request: ReadRequest,
  caller: Caller,
  call: Call,
  send: Send,
): Promise<void> {
  const { log } = parts;
  const source = eventSource(parts, caller, request);
  const progress: Progress = {
    next: firstPlace(parts, request),
    reached: null,
    sinceCheckpoint: 0,
  };
  if (request.stream !== null) log.read.find(request.stream, () => true);
  await send({ confirmation: { subscriptionId: randomUUID() } });
  let state: 'catchingUp' | 'live' = 'catchingUp';
  let hasBeenLive = false;
  let lookedAgainAt = Date.now();
  while (!call.signal.aborted) {
    if (Date.now() - lookedAgainAt > lookAgainMs) {
      lookedAgainAt = Date.now();
      parts.access.assert(await call.caller(), request.stream ?? '$all', 'read');
    }
    // Asked for before looking: what is committed in between wakes it at once.
    const waiting = new AbortController();
    const more = log.changed(
      request.stream,
      AbortSignal.any([waiting.signal, call.signal, AbortSignal.timeout(lookAgainMs)]),
    );
    try {
      if (state === 'live' && behindBy(parts, request, progress) > liveEvents) {
        state = 'catchingUp';
        await send({ fellBehind: reachedMessage(request, progress) });
      }
      const isMore = await step(source, request, progress, send);
      if (isMore) continue;
      if (state === 'catchingUp') {
        state = 'live';
        if (request.filter !== null && !hasBeenLive) await sendCheckpoint(progress, send);
        hasBeenLive = true;
        await send({ caughtUp: reachedMessage(request, progress) });
      }
      await more;
    } finally {
      waiting.abort();
    }
  }
}

/** Sends one batch; true when there was more at the time. */
async function step(
  source: EventSource,
  request: ReadRequest,
  progress: Progress,
  send: Send,
): Promise<boolean> {
  const batch =
    request.stream === null
      ? await source.ofAll('forwards', progress.next, heldEvents)
      : await source.ofStream(request.stream, 'forwards', progress.next, heldEvents);
  for (const frames of eventFrames(batch.events, request.uuidForm)) await send(frames);
  const last = batch.events.at(-1);
  if (last !== undefined) {
    progress.reached = placeOf(request, last);
    progress.next = progress.reached + 1;
  }
  if (request.stream === null && batch.reached !== null) {
    progress.reached = batch.reached;
    progress.next = batch.reached + 1;
  } else if (batch.next !== null) {
    progress.next = batch.next;
  }
  if (request.filter !== null) {
    progress.sinceCheckpoint += batch.lookedAt;
    if (progress.sinceCheckpoint >= request.filter.checkpointEvery) {
      await sendCheckpoint(progress, send);
    }
  }
  return batch.next !== null;
}

async function sendCheckpoint(progress: Progress, send: Send): Promise<void> {
  progress.sinceCheckpoint = 0;
  if (progress.reached === null) return;
  const checkpoint = { ...position(progress.reached), timestamp: timestamp(Date.now()) };
  await send({ checkpoint });
}

const placeOf = ({ stream }: ReadRequest, event: ResolvedEvent): number =>
  stream === null ? originalOf(event).position : originalOf(event).revision;

/** Events that wait for a live subscription. */
function behindBy({ log }: SourceParts, { stream }: ReadRequest, { next }: Progress): number {
  if (stream === null) return log.read.head() - next + 1;
  const row = log.read.find(stream, () => true);
  return row === null ? 0 : row.last - next + 1;
}

const reachedMessage = ({ stream }: ReadRequest, { reached }: Progress): Message => ({
  timestamp: timestamp(Date.now()),
  ...(reached === null
    ? {}
    : stream === null
      ? { position: position(reached) }
      : { streamRevision: reached }),
});

/** A subscription begins behind the place that it is given. */
function firstPlace({ log }: SourceParts, { stream, from }: ReadRequest): number {
  if (from === 'start') return 0;
  if (typeof from === 'number') return from + 1;
  if (stream === null) return log.read.head() + 1;
  try {
    return (log.read.find(stream, () => true)?.last ?? -1) + 1;
  } catch (error) {
    if (error instanceof StreamTombstoned) return 0;
    throw error;
  }
}
