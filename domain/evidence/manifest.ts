import { MalformedDocument } from './canonical-document.ts';
import { isOrigin } from './checkpoint.ts';
import { toHex } from './encoding.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import { parseNote, type SignedNote } from './signed-note.ts';

/** The files of a bundle by name. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>;

/** Names in a bundle; `ledger` is absent until the chain has the checkpoint. */
export const bundleFile = {
  event: 'event.json',
  salt: 'salt.txt',
  leaf: 'leaf.json',
  inclusion: 'inclusion.json',
  checkpoint: 'checkpoint.txt',
  ledger: 'ledger.json',
  trust: 'trust.json',
  readme: 'README.txt',
  page: 'verify.html',
  manifest: 'manifest.txt',
} as const;

/** Every other file must be there. */
export const requiredFiles: readonly string[] = Object.values(bundleFile).filter(
  (name) => name !== bundleFile.ledger,
);

export interface ManifestEntry {
  readonly name: string;
  readonly size: number;
  /** SM3, hex. */
  readonly digest: string;
}

export interface Manifest {
  readonly origin: string;
  readonly entries: readonly ManifestEntry[];
  readonly note: SignedNote;
}

const firstLine = 'andu/bundle/v1';

/**
 * The text that the log signs over a bundle. Its second line is an origin, where
 * a checkpoint has a number: neither can be taken for the other.
 */
export function manifestText(
  crypto: Pick<EvidenceCrypto, 'sm3'>,
  origin: string,
  files: BundleFiles,
): string {
  const lines = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${toHex(crypto.sm3(bytes))} ${bytes.length} ${name}`);
  return [firstLine, origin, ...lines, ''].join('\n');
}

const entryLine = /^([0-9a-f]{64}) (0|[1-9]\d{0,9}) ([A-Za-z0-9][A-Za-z0-9._-]{0,99})$/;

/** Reads a manifest; its signatures are not verified yet. Throws MalformedDocument. */
export function parseManifest(text: string): Manifest {
  const note = parseNote(text);
  const [first, origin, ...lines] = note.text.slice(0, -1).split('\n');
  if (first !== firstLine) throw new MalformedDocument('not a manifest');
  if (origin === undefined || !isOrigin(origin)) throw new MalformedDocument('not an origin');
  const entries = lines.map((line) => {
    const match = entryLine.exec(line);
    if (match === null)
      throw new MalformedDocument(`not a line of a manifest: ${line.slice(0, 80)}`);
    return { digest: match[1]!, size: Number(match[2]), name: match[3]! };
  });
  if (new Set(entries.map((entry) => entry.name)).size !== entries.length) {
    throw new MalformedDocument('a file is listed twice');
  }
  return { origin, entries, note };
}
