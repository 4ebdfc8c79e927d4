import { z } from 'zod';
import { readBundleZip } from './bundle-zip.ts';
import { MalformedDocument, parseCanonical } from './canonical-document.ts';
import { parseCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import { fromBase64Url, fromHex, fromUtf8, toHex } from './encoding.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { Fault, FaultCode } from './faults.ts';
import { parseInclusion, type Inclusion } from './inclusion.ts';
import { commitmentOf, parseLeaf, type Leaf } from './leaf.ts';
import {
  ledgerKindOf,
  parseCommittedTransaction,
  statementOf,
  type CommittedTransaction,
  type LedgerKind,
} from './ledger-transaction.ts';
import { bundleFile, parseManifest, requiredFiles, type BundleFiles } from './manifest.ts';
import { leafHash, verifyInclusion } from './merkle-proof.ts';
import { verifyNote } from './signed-note.ts';
import { keysAfter, keysAt, noteKeyOf, parseTrust, type Trust } from './trust.ts';
import { ledgerFaults } from './verify-ledger.ts';

export interface VerificationReport {
  /** True when no fault was found. */
  readonly genuine: boolean;
  /** True when the chain holds a checkpoint that covers the event. */
  readonly anchored: boolean;
  /** Whose keys were believed: those the caller gave, or the bundle's own copy. */
  readonly trustedBy: 'caller' | 'bundle';
  readonly faults: readonly Fault[];
  /** What the bundle is about, as far as it could be read. */
  readonly subject: Subject | null;
}

export interface Subject {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly position: number;
  readonly recordedAt: string;
  readonly origin: string;
  readonly index: number;
  readonly size: number;
  /** Root of the checkpoint, hex. */
  readonly root: string;
  readonly ledger: {
    /** What the evidence is worth: an embedded ledger proves nothing against its own operator. */
    readonly kind: LedgerKind;
    readonly channel: string;
    readonly txId: string;
    readonly block: number;
  } | null;
}

const EventSchema = z.strictObject({
  id: z.string(),
  type: z.string(),
  stream: z.string(),
  revision: z.number(),
  data: z.record(z.string(), z.unknown()),
  metadata: z.record(z.string(), z.unknown()),
});
type BundledEvent = z.infer<typeof EventSchema>;

/**
 * Says whether a bundle is genuine, without network, and collects every fault.
 * `trust` is what the verifier believes; with null the bundle's own trust file
 * is used, which proves no more than that the bundle agrees with itself.
 */
export function verifyBundle(
  crypto: EvidenceCrypto,
  files: BundleFiles,
  trust: Trust | null,
): VerificationReport {
  const evidence = verifyEvidence(crypto, files, trust);
  const believed =
    trust ?? read(files, bundleFile.trust, (bytes) => parseTrust(crypto, bytes)).value;
  const all = [...verifyFiles(crypto, files, believed ?? null), ...evidence.faults];
  const faults = [...new Map(all.map((found) => [`${found.code} ${found.file}`, found])).values()];
  const genuine = faults.length === 0;
  return { ...evidence, genuine, anchored: evidence.anchored && genuine, faults };
}

/** {@link verifyBundle} of a zip file, with the faults of the zip itself first. */
export function verifyBundleZip(
  crypto: EvidenceCrypto,
  zip: Uint8Array,
  trust: Trust | null,
): VerificationReport {
  const { files, faults: ofContainer } = readBundleZip(zip);
  const report = verifyBundle(crypto, files, trust);
  const faults = [...ofContainer, ...report.faults];
  const genuine = faults.length === 0;
  return { ...report, genuine, anchored: report.anchored && genuine, faults };
}

/** The files are those of the manifest, and the log signed the manifest. */
export function verifyFiles(
  crypto: EvidenceCrypto,
  files: BundleFiles,
  trust: Trust | null,
): Fault[] {
  const faults: Fault[] = requiredFiles
    .filter((name) => !files.has(name))
    .map((name) => fault('file-missing', name));
  const manifest = read(files, bundleFile.manifest, (bytes) => parseManifest(fromUtf8(bytes)));
  if (manifest.value === undefined) return [...faults, ...manifest.faults];

  const { entries, note, origin } = manifest.value;
  const listed = new Map(entries.map((entry) => [entry.name, entry]));
  for (const [name, bytes] of files) {
    const entry = listed.get(name);
    if (name === bundleFile.manifest) continue;
    if (entry === undefined) faults.push(fault('file-unexpected', name));
    else if (entry.size !== bytes.length) {
      faults.push(fault('size-wrong', name, `${bytes.length} instead of ${entry.size} bytes`));
    } else if (toHex(crypto.sm3(bytes)) !== entry.digest) faults.push(fault('digest-wrong', name));
  }
  for (const name of listed.keys()) {
    if (!files.has(name) && !requiredFiles.includes(name)) faults.push(fault('file-missing', name));
  }
  if (trust === null) return faults;
  const verdict = verifyNote(crypto, note, trust.logKeys.map(noteKeyOf));
  if (verdict.kind === 'unknownKey' || origin !== trust.origin) {
    faults.push(fault('manifest-key-unknown', bundleFile.manifest));
  } else if (verdict.kind === 'badSignature') {
    faults.push(fault('manifest-signature-wrong', bundleFile.manifest));
  }
  return faults;
}

/** The chain of proof, without the manifest: event, leaf, root, signature, ledger. */
export function verifyEvidence(
  crypto: EvidenceCrypto,
  files: BundleFiles,
  trust: Trust | null,
): VerificationReport {
  const own = read(files, bundleFile.trust, (bytes) => parseTrust(crypto, bytes));
  const event = read(files, bundleFile.event, (bytes) => parseCanonical(EventSchema, bytes));
  const salt = read(files, bundleFile.salt, parseSalt);
  const leaf = read(files, bundleFile.leaf, parseLeaf);
  const inclusion = read(files, bundleFile.inclusion, parseInclusion);
  const checkpoint = read(files, bundleFile.checkpoint, (bytes) =>
    parseCheckpoint(fromUtf8(bytes)),
  );
  const ledger = files.has(bundleFile.ledger)
    ? read(files, bundleFile.ledger, parseCommittedTransaction)
    : { value: null, faults: [] };
  const parts: Parts = {
    files,
    trust: trust ?? own.value ?? null,
    event: event.value ?? null,
    salt: salt.value ?? null,
    leaf: leaf.value ?? null,
    inclusion: inclusion.value ?? null,
    checkpoint: checkpoint.value ?? null,
    ledger: ledger.value ?? null,
  };
  const faults = [
    ...[own, event, salt, leaf, inclusion, checkpoint, ledger].flatMap((part) => part.faults),
    ...commitmentFaults(crypto, parts),
    ...inclusionFaults(crypto, parts),
    ...checkpointFaults(crypto, parts),
    ...ledgerFaults(crypto, parts.ledger, files.get(bundleFile.checkpoint), parts.trust),
  ];
  return {
    genuine: faults.length === 0,
    anchored: parts.ledger !== null && faults.length === 0,
    trustedBy: trust === null ? 'bundle' : 'caller',
    faults,
    subject: subjectOf(parts),
  };
}

interface Parts {
  readonly files: BundleFiles;
  readonly trust: Trust | null;
  readonly event: BundledEvent | null;
  readonly salt: string | null;
  readonly leaf: Leaf | null;
  readonly inclusion: Inclusion | null;
  readonly checkpoint: SignedCheckpoint | null;
  readonly ledger: CommittedTransaction | null;
}

/** The commitment in the leaf opens to this event. */
function commitmentFaults(crypto: EvidenceCrypto, { files, event, salt, leaf }: Parts): Fault[] {
  if (event === null || salt === null || leaf === null) return [];
  const faults: Fault[] = [];
  if (leaf.id !== event.id) faults.push(fault('leaf-of-other-event', bundleFile.leaf));
  if (commitmentOf(crypto, salt, files.get(bundleFile.event)!) !== leaf.commit) {
    faults.push(fault('commitment-wrong', bundleFile.event));
  }
  return faults;
}

/** The leaf stands in the tree whose root the checkpoint names. */
function inclusionFaults(crypto: EvidenceCrypto, parts: Parts): Fault[] {
  const { files, leaf, inclusion, checkpoint } = parts;
  if (leaf === null || inclusion === null || checkpoint === null) return [];
  const holds =
    inclusion.size === checkpoint.size &&
    verifyInclusion(crypto, {
      index: inclusion.index,
      size: inclusion.size,
      leaf: leafHash(crypto, files.get(bundleFile.leaf)!),
      root: checkpoint.root,
      proof: inclusion.proof.map(fromHex),
    });
  return holds ? [] : [fault('inclusion-wrong', bundleFile.inclusion)];
}

/** The log signed the checkpoint with a key that counted then. */
function checkpointFaults(crypto: EvidenceCrypto, parts: Parts): Fault[] {
  const { trust, leaf, checkpoint, ledger } = parts;
  if (trust === null || checkpoint === null) return [];
  const faults: Fault[] = [];
  if (checkpoint.origin !== trust.origin) {
    faults.push(fault('checkpoint-of-other-log', bundleFile.checkpoint, checkpoint.origin));
  }
  if (leaf !== null && leaf.source !== checkpoint.origin) {
    faults.push(fault('leaf-of-other-log', bundleFile.leaf, leaf.source));
  }
  // A checkpoint carries no time. The chain's transaction dates it; without one it is known
  // only that it was signed after the leaf was recorded.
  const keys =
    ledger !== null
      ? keysAt(trust.logKeys, statementOf(ledger).time)
      : keysAfter(trust.logKeys, leaf?.time ?? null);
  const verdict = verifyNote(crypto, checkpoint.note, keys);
  if (verdict.kind === 'unknownKey') {
    faults.push(fault('checkpoint-key-unknown', bundleFile.checkpoint));
  } else if (verdict.kind === 'badSignature') {
    faults.push(fault('checkpoint-signature-wrong', bundleFile.checkpoint));
  }
  return faults;
}

function subjectOf({ event, leaf, inclusion, checkpoint, ledger }: Parts): Subject | null {
  if (event === null || leaf === null || inclusion === null || checkpoint === null) return null;
  return {
    eventId: event.id,
    type: event.type,
    stream: event.stream,
    position: leaf.position,
    recordedAt: leaf.time,
    origin: checkpoint.origin,
    index: inclusion.index,
    size: checkpoint.size,
    root: toHex(checkpoint.root),
    ledger: ledger === null ? null : placeOnLedger(ledger),
  };
}

function placeOnLedger(committed: CommittedTransaction): Subject['ledger'] {
  const { channel, txId, block } = statementOf(committed);
  return { kind: ledgerKindOf(committed), channel, txId, block };
}

function parseSalt(bytes: Uint8Array): string {
  const salt = fromUtf8(bytes);
  if (fromBase64Url(salt).length !== 32) throw new MalformedDocument('a salt has 32 bytes');
  return salt;
}

const malformed: Readonly<Record<string, FaultCode>> = {
  [bundleFile.event]: 'event-malformed',
  [bundleFile.salt]: 'salt-malformed',
  [bundleFile.leaf]: 'leaf-malformed',
  [bundleFile.inclusion]: 'inclusion-malformed',
  [bundleFile.checkpoint]: 'checkpoint-malformed',
  [bundleFile.ledger]: 'ledger-malformed',
  [bundleFile.trust]: 'trust-malformed',
  [bundleFile.manifest]: 'manifest-malformed',
};

/** One file parsed, or the fault it has. A missing file is {@link verifyFiles}' to name. */
function read<T>(
  files: BundleFiles,
  name: string,
  parse: (bytes: Uint8Array) => T,
): { readonly value?: T; readonly faults: Fault[] } {
  const bytes = files.get(name);
  if (bytes === undefined) return { faults: [fault('file-missing', name)] };
  try {
    return { value: parse(bytes), faults: [] };
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : '';
    return { faults: [fault(malformed[name]!, name, detail)] };
  }
}

const fault = (code: FaultCode, file: string, detail = ''): Fault => ({ code, file, detail });
