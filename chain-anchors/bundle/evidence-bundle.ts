import { utf8, toHex } from '#domain/evidence/encoding.ts';
import { inclusionBytes } from '#domain/evidence/inclusion.ts';
import { committedTransactionBytes, ledgerKindOf } from '#domain/evidence/ledger-transaction.ts';
import { bundleFile, manifestText, type BundleFiles } from '#domain/evidence/manifest.ts';
import { signNote } from '#domain/evidence/signed-note.ts';
import { trustBytes, type Trust } from '#domain/evidence/trust.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import type { SigningKey } from '#platform/crypto/key-file.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { committedBytes } from '../log/leaf-of-event.ts';
import type { LogReader, StoredCheckpoint, StoredLeaf } from '../log/log-reader.ts';
import type { Anchor } from '../proof-state.ts';
import { isEmbedded, pageScript, verifierPage } from '../verifier/verifier-page.ts';
import { readme } from './readme.ts';

export interface BundleParts {
  readonly event: RecordedEvent;
  readonly leaf: StoredLeaf;
  readonly checkpoint: StoredCheckpoint;
  /** Null while the chain does not have the checkpoint. */
  readonly anchor: Anchor | null;
  readonly trust: Trust;
  readonly log: Pick<LogReader, 'inclusionProof'>;
  /** Signs the manifest. */
  readonly key: SigningKey;
}

/** All that proves one event, as files; see `verifyBundle` for what is checked. */
export async function bundleFiles(parts: BundleParts): Promise<BundleFiles> {
  const evidence = new Map<string, Uint8Array>(evidenceFiles(parts));
  const embedded = new Map([...evidence].filter(([name]) => isEmbedded(name)));
  const files = new Map([
    ...evidence,
    [bundleFile.page, verifierPage(embedded, await pageScript())] as const,
  ]);
  const text = manifestText(nodeCrypto, parts.key.name, files);
  return files.set(bundleFile.manifest, utf8(signNote(text, parts.key, parts.key.sign)));
}

function* evidenceFiles(parts: BundleParts): Generator<[string, Uint8Array]> {
  const { event, leaf, checkpoint, anchor, trust, log } = parts;
  const { index } = leaf;
  const { size } = checkpoint;
  yield [bundleFile.event, committedBytes(event)];
  yield [bundleFile.salt, utf8(event.metadata.salt)];
  yield [bundleFile.leaf, new Uint8Array(leaf.bytes)];
  const proof = log.inclusionProof(index, size).map(toHex);
  yield [bundleFile.inclusion, inclusionBytes({ v: 1, index, size, proof })];
  yield [bundleFile.checkpoint, utf8(checkpoint.note)];
  if (anchor !== null) yield [bundleFile.ledger, committedTransactionBytes(anchor.committed)];
  yield [bundleFile.trust, trustBytes(trust)];
  const ledger = anchor === null ? null : ledgerKindOf(anchor.committed);
  yield [bundleFile.readme, utf8(readme(event, trust.origin, ledger))];
}
