import { allStreams } from '../access/stream-access.ts';
import { isMetastream } from '../streams/stream-rules.ts';
import { eventFrames } from '../wire/event-frames.ts';
import { streamIdentifier } from '../wire/identifiers.ts';
import type { Message } from '../wire/protocol.ts';
import type { Call } from './calls.ts';
import type { Send } from './sender.ts';
import { eventSource, type SourceParts } from './event-source.ts';
import { type ReadRequest, readRequest } from './read-request.ts';
import { subscribe } from './subscribe.ts';

/** `Streams/Read`: what there is, or what comes as well, of a stream or of all. */
export function readHandler(parts: SourceParts) {
  return async (message: Message, call: Call, send: Send): Promise<void> => {
    const request = readRequest(message);
    const caller = await call.caller();
    parts.access.assert(caller, request.stream ?? allStreams, 'read');
    const isOfBackbone = request.stream === null || parts.isOfBackbone(request.stream);
    if (caller.readsBackbone && isOfBackbone) {
      await parts.backbone.caughtUp();
      await caller.look({
        stream: request.stream,
        from: firstPlace(request),
        limit: request.limit,
      });
    }
    if (request.limit === null) return subscribe(parts, request, caller, call, send);
    const source = eventSource(parts, caller, request);
    if (request.stream !== null && !(await isThere(parts, request.stream))) {
      return send({ streamNotFound: { streamIdentifier: streamIdentifier(request.stream) } });
    }
    let next: number | null = placeOf(parts, request);
    let left = request.limit;
    while (next !== null && next >= 0 && left > 0) {
      const at: number = next;
      const batch =
        request.stream === null
          ? await source.ofAll(request.direction, at, left)
          : await source.ofStream(request.stream, request.direction, at, left);
      for (const frames of eventFrames(batch.events.slice(0, left), request.uuidForm)) {
        await send(frames);
      }
      left -= batch.events.length;
      next = batch.next;
      await nextTurn();
    }
  };
}

/** Other calls get their turn between two batches. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Where reading begins as it is kept of a look. */
const firstPlace = ({ from }: ReadRequest): number => (typeof from === 'number' ? from : 0);

/** A stream is there when it has events and was not deleted since. Throws StreamTombstoned. */
async function isThere({ log, backbone, isOfBackbone }: SourceParts, stream: string) {
  if (isOfBackbone(stream)) await backbone.caughtUp();
  const isDeleted = !isMetastream(stream) && log.isDeleted(stream);
  return log.read.find(stream, ({ last }) => last >= 0 && !isDeleted) !== null;
}

/** The first revision or position to look at. */
function placeOf({ log }: SourceParts, { stream, from, direction }: ReadRequest): number {
  if (from === 'start') return direction === 'forwards' ? 0 : -1;
  if (from === 'end') {
    if (direction === 'backwards') return Number.MAX_SAFE_INTEGER;
    return stream === null ? log.read.head() + 1 : Number.MAX_SAFE_INTEGER;
  }
  // Backwards from a position in $all is what stands before it; from a revision, it is among them.
  return stream === null && direction === 'backwards' ? from - 1 : from;
}
