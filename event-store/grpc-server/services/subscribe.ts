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
  /** Events looked at since the last checkpoint was due. */
  sinceCheckpoint: number;
  /** The last checkpoint that was sent; null before the first. */
  checkpoint: number | null;
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
    checkpoint: null,
  };
  if (request.stream !== null) log.read.find(request.stream, () => true);
  await send({ confirmation: { subscriptionId: randomUUID() } });
  let state: 'catchingUp' | 'live' = 'catchingUp';
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
        if (request.filter !== null) await sendCheckpoint(progress, send);
      }
      const isMore = await step(source, request, progress, send);
      if (isMore) continue;
      if (state === 'catchingUp') {
        state = 'live';
        if (request.filter !== null) await sendCheckpoint(progress, send);
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
  for (const stretch of stretches(batch.events, request, progress.sinceCheckpoint)) {
    for (const frames of eventFrames(stretch, request.uuidForm)) await send(frames);
    await reach(placeOf(request, stretch.at(-1)!), request, progress, send);
  }
  if (request.stream === null && batch.reached !== null) {
    await reach(batch.reached, request, progress, send);
  } else if (batch.next !== null) {
    progress.next = batch.next;
  }
  return batch.next !== null;
}

/** The events in one piece; those of a filter in pieces that end where a checkpoint is due at the latest. */
function* stretches(
  events: readonly ResolvedEvent[],
  { filter }: ReadRequest,
  sinceCheckpoint: number,
): Generator<readonly ResolvedEvent[]> {
  const every = filter?.checkpointEvery ?? Infinity;
  for (let from = 0, due = every - sinceCheckpoint; from < events.length; due = every) {
    const end = Math.min(events.length, from + due);
    yield events.slice(from, end);
    from = end;
  }
}

/** All up to here was looked at; says so when it is due: after so many events, passed or not. */
async function reach(
  place: number,
  { filter }: ReadRequest,
  progress: Progress,
  send: Send,
): Promise<void> {
  // What lies between was looked at, or was scavenged.
  if (filter !== null) progress.sinceCheckpoint += Math.max(0, place - progress.next + 1);
  progress.next = place + 1;
  progress.reached = place;
  if (filter === null || progress.sinceCheckpoint < filter.checkpointEvery) return;
  progress.sinceCheckpoint %= filter.checkpointEvery;
  await sendCheckpoint(progress, send);
}

/** Says how far it has looked, once for each place. */
async function sendCheckpoint(progress: Progress, send: Send): Promise<void> {
  const { reached } = progress;
  if (reached === null || reached === progress.checkpoint) return;
  progress.checkpoint = reached;
  await send({ checkpoint: { ...position(reached), timestamp: timestamp(Date.now()) } });
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
  if (from === 'start') return stream === null ? 1 : 0;
  if (typeof from === 'number') return from + 1;
  if (stream === null) return log.read.head() + 1;
  try {
    return (log.read.find(stream, () => true)?.last ?? -1) + 1;
  } catch (error) {
    if (error instanceof StreamTombstoned) return 0;
    throw error;
  }
}
