import { type LoggedEvent, tombstoneRevision } from '../streams/stream-rows.ts';
import { contentTypeOf, originalOf, type ResolvedEvent, ticks } from './events.ts';
import { framePrefix, Frames } from './frames.ts';
import { type UuidForm, uuidHalves } from './identifiers.ts';

/** Events of about so many bytes leave in one write; a larger one has its own. */
const writeBytes = 64 * 1024;
/** More than what stands in an answer beside the event's own bytes and names. */
const aroundEvent = 256;

/**
 * Events as answers of `Streams/Read`, as many in a write as there is room for. The same bytes as those of
 * `resolvedMessage` through the definitions in this folder, which a test holds them to; written by hand, because who
 * reads the whole log waits for nothing else.
 */
export function* eventFrames(events: readonly ResolvedEvent[], form: UuidForm): Generator<Frames> {
  let first = 0;
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    const most = mostBytes(event);
    if (bytes > 0 && bytes + most > writeBytes) {
      yield framesOf(events, first, index, bytes, form);
      first = index;
      bytes = 0;
    }
    bytes += most;
  }
  if (bytes > 0) yield framesOf(events, first, events.length, bytes, form);
}

const mostBytes = ({ event, link }: ResolvedEvent): number =>
  (event === null ? 0 : mostOf(event)) + (link === null ? 0 : mostOf(link)) + 32;

/** A character of a name is three bytes of UTF-8 at most. */
const mostOf = ({ data, metadata, stream, type }: LoggedEvent): number =>
  data.length + metadata.length + 3 * (stream.length + type.length) + aroundEvent;

/** From the last byte to the first: what a length stands before is then written already. */
function framesOf(
  events: readonly ResolvedEvent[],
  first: number,
  end: number,
  most: number,
  form: UuidForm,
): Frames {
  const out = new Backwards(Buffer.allocUnsafe(most));
  for (let index = end - 1; index >= first; index -= 1) {
    const resolved = events[index]!;
    const behind = out.at;
    out.varint(originalOf(resolved).position);
    out.byte(0x18); // ReadEvent.commit_position
    if (resolved.link !== null) recorded(out, resolved.link, form, 0x12);
    if (resolved.event !== null) recorded(out, resolved.event, form, 0x0a);
    out.head(0x0a, behind); // ReadResp.event
    out.prefix(behind);
  }
  return new Frames(out.written());
}

/** `Recorded` in the field of this tag. */
function recorded(out: Backwards, event: LoggedEvent, form: UuidForm, tag: number): void {
  const behind = out.at;
  out.field(0x42, event.data);
  out.field(0x3a, event.metadata);
  entry(out, 'created', ticks(event.recordedAt));
  entry(out, 'content-type', contentTypeOf(event));
  entry(out, 'type', event.type);
  out.varint(event.position);
  out.byte(0x28); // commit_position
  out.varint(event.position);
  out.byte(0x20); // prepare_position
  if (event.revision === tombstoneRevision) out.int64(0x7f_ff_ff_ff, 0xff_ff_ff_ff);
  else out.varint(event.revision);
  out.byte(0x18); // stream_revision
  const name = out.at;
  out.text(0x1a, event.stream); // StreamIdentifier.stream_name
  out.head(0x12, name);
  const id = out.at;
  if (form === 'string') out.text(0x12, event.id);
  else structured(out, event.id);
  out.head(0x0a, id);
  out.head(tag, behind);
}

function structured(out: Backwards, id: string): void {
  const behind = out.at;
  const [most, least] = uuidHalves(id);
  out.int64(least.high, least.low);
  out.byte(0x10);
  out.int64(most.high, most.low);
  out.byte(0x08);
  out.head(0x0a, behind);
}

/** An entry of the map of the protocol's own metadata. */
function entry(out: Backwards, key: string, value: string): void {
  const behind = out.at;
  out.text(0x12, value);
  out.text(0x0a, key);
  out.head(0x32, behind);
}

/** Names and types that were written lately, in UTF-8: they come again and again. */
const known = new Map<string, Buffer>();
const mostKnown = 2_000;

function utf8(text: string): Buffer {
  const found = known.get(text);
  if (found !== undefined) return found;
  const bytes = Buffer.from(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, bytes);
  return bytes;
}

/** Writes into bytes from their end. */
class Backwards {
  /** Where the byte stands that was written last. */
  at: number;
  readonly #bytes: Buffer;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.at = bytes.length;
  }

  written(): Buffer {
    return this.#bytes.subarray(this.at);
  }

  byte(value: number): void {
    this.#bytes[(this.at -= 1)] = value;
  }

  /** A whole number, not negative. */
  varint(value: number): void {
    let bytes = 1;
    for (let left = value; left >= 0x80; left = Math.floor(left / 0x80)) bytes += 1;
    let at = (this.at -= bytes);
    let left = value;
    for (; bytes > 1; bytes -= 1) {
      this.#bytes[at++] = (left % 0x80) | 0x80;
      left = Math.floor(left / 0x80);
    }
    this.#bytes[at] = left;
  }

  /** 64 bits as two numbers without sign. */
  int64(high: number, low: number): void {
    if (high === 0) return this.varint(low);
    this.varint(high * 0x10 + (low >>> 28));
    for (const shift of [21, 14, 7, 0]) this.byte(((low >>> shift) & 0x7f) | 0x80);
  }

  /** Tag and length of what was written since `behind`. */
  head(tag: number, behind: number): void {
    this.varint(behind - this.at);
    this.byte(tag);
  }

  /** What gRPC has before a message: not compressed, so long. */
  prefix(behind: number): void {
    const length = behind - this.at;
    this.at -= framePrefix;
    this.#bytes[this.at] = 0;
    this.#bytes.writeUInt32BE(length, this.at + 1);
  }

  field(tag: number, value: Uint8Array): void {
    this.at -= value.length;
    this.#bytes.set(value, this.at);
    this.varint(value.length);
    this.byte(tag);
  }

  text(tag: number, value: string): void {
    if (value.length > 40) return this.field(tag, utf8(value));
    const behind = this.at;
    for (let index = value.length - 1; index >= 0; index -= 1) {
      const code = value.charCodeAt(index);
      if (code > 0x7f) {
        this.at = behind;
        return this.field(tag, utf8(value));
      }
      this.#bytes[(this.at -= 1)] = code;
    }
    this.head(tag, behind);
  }
}
