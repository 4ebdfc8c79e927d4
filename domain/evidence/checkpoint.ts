import { MalformedDocument } from './canonical-document.ts';
import { fromBase64, toBase64 } from './encoding.ts';
import { parseNote, type SignedNote } from './signed-note.ts';

/** The head of a log at one size (C2SP tlog-checkpoint, without extension lines). */
export interface Checkpoint {
  /** Name of the log, unique in the world: `andu.example/log`. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

export interface SignedCheckpoint extends Checkpoint {
  readonly note: SignedNote;
}

const originPattern = /^[a-z0-9][a-z0-9./-]{0,198}$/;

/** True for what may name a log: lower-case letters, digits, `.`, `/`, `-`. */
export const isOrigin = (text: string): boolean => originPattern.test(text);

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  if (!isOrigin(origin)) throw new RangeError(`not an origin: ${JSON.stringify(origin)}`);
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads a signed checkpoint; its signatures are not verified yet. Throws MalformedDocument. */
export function parseCheckpoint(text: string): SignedCheckpoint {
  const note = parseNote(text);
  const [origin, size, root, end, ...rest] = note.text.split('\n');
  if (end !== '' || rest.length > 0) throw new MalformedDocument('a checkpoint has three lines');
  if (!isOrigin(origin!)) throw new MalformedDocument('a checkpoint starts with its origin');
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size!) || !Number.isSafeInteger(Number(size))) {
    throw new MalformedDocument('not the size of a log');
  }
  return { origin: origin!, size: Number(size), root: parseRoot(root!), note };
}

function parseRoot(text: string): Uint8Array {
  let root: Uint8Array;
  try {
    root = fromBase64(text);
  } catch {
    throw new MalformedDocument('not a root: base64');
  }
  if (root.length !== 32) throw new MalformedDocument('not a root: length');
  return root;
}
