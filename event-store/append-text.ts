import { canonicalJson, type JsonObject } from '#domain/kernel/canonical-json.ts';
import type {
  EventMetadata,
  EventToAppend,
  ExpectedRevision,
  RecordedEvent,
  UnlessByOthers,
} from './port.ts';

/** An event as it is stored: identifiers, and two canonical JSON texts. */
export interface EventText {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** One append on its way to an engine: names and texts are sound. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventText[];
  /** Null when it depends on its own stream alone. */
  readonly unless: UnlessByOthers | null;
}

/**
 * The texts that are stored for an append.
 * Throws TypeError for a name or data without a canonical text, RangeError for
 * no events at all or a revision that no stream can have.
 */
export function appendRequest(
  stream: string,
  events: readonly EventToAppend[],
  expected: ExpectedRevision,
  unless: UnlessByOthers | null = null,
): AppendRequest {
  if (events.length === 0) throw new RangeError('an append has at least one event');
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new RangeError(`not a revision: ${expected}`);
  }
  return { stream: name('stream', stream), expected, events: events.map(eventText), unless };
}

function eventText({ id, type, data, metadata }: EventToAppend): EventText {
  return {
    id,
    type: name('event type', type),
    data: canonicalJson(data),
    metadata: canonicalJson(metadata as unknown as JsonObject),
  };
}

/** Printable ASCII is well formed and in NFC, and most names are nothing else. */
const plainName = /^[ -~]+$/;

/** Two names that are one in NFC would be two streams with one digest: only NFC is taken. */
function name(what: string, text: string): string {
  if (plainName.test(text)) return text;
  if (text === '' || !text.isWellFormed() || text.normalize('NFC') !== text) {
    throw new TypeError(`not a name of a ${what}: ${JSON.stringify(text.slice(0, 80))}`);
  }
  return text;
}

/** Bytes that a request occupies while it waits, in UTF-8. */
export function requestBytes(request: AppendRequest): number {
  let bytes = 0;
  for (const event of request.events) {
    bytes += Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata);
  }
  return bytes;
}

/** Events of one commit have one time, and come one behind the other. */
let lastTime = { at: 0, text: new Date(0).toISOString() };
function timeText(at: number): string {
  if (at !== lastTime.at) lastTime = { at, text: new Date(at).toISOString() };
  return lastTime.text;
}

/** The event that these stored texts are. */
export function recordedEvent(
  stream: string,
  revision: number,
  position: number,
  recordedAt: number,
  event: EventText,
): RecordedEvent {
  return {
    id: event.id as RecordedEvent['id'],
    type: event.type,
    stream,
    revision,
    position,
    recordedAt: timeText(recordedAt),
    data: JSON.parse(event.data) as JsonObject,
    metadata: JSON.parse(event.metadata) as EventMetadata,
  };
}
