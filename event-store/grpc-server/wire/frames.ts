/** Flag and length before each message of gRPC. */
export const framePrefix = 5;

/**
 * Messages that are encoded already, each behind its five bytes, for one write. The library of gRPC sends a message
 * a write, with a DATA frame, a packet and a callback of its own, which costs more than to read and encode a small
 * event (docs/measurements.md). Of what a method's serializer gives it asks the length, and copies it behind the five
 * bytes that it has made of that: here the copy begins with them, so that what leaves is what stands here.
 */
export class Frames {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
  /** What the library takes to be the length of one message. */
  get byteLength(): number {
    return this.bytes.length - framePrefix;
  }
  /** `start` is behind the first five bytes, which are among these. */
  copy(target: Buffer, start: number): void {
    this.bytes.copy(target, start - framePrefix);
  }
}
