import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { toHex } from '#domain/evidence/encoding.ts';
import { noteKeyId } from '#domain/evidence/signed-note.ts';
import type { Trust } from '#domain/evidence/trust.ts';
import {
  checked,
  fileFaults,
  type FileUse,
  holdSnapshot,
  openToCheck,
} from '#platform/stored-file.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { trustOf } from '../chain-identity.ts';
import { logFileOf, logKeyFolderOf, type AnchoringSettings } from '../anchoring-options.ts';
import { readSigningKey } from '#platform/crypto/key-file.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { anchorRows } from '../ledger/anchor-rows.ts';
import { ledgerDatabase } from '../ledger/ledger-tables.ts';
import { keyInUse, logKeys, noneInUse } from '../log/log-keys.ts';
import { logReader } from '../log/log-reader.ts';
import { logDatabase } from '../log/log-schema.ts';
import { sealHolds } from '../log/row-seal.ts';
import { readExtent } from '../log/sequencer.ts';
import { checkAnchors } from './check-anchors.ts';
import { checkChainClaims } from './check-chain-claims.ts';
import { checkLeaves } from './check-leaves.ts';
import { checkLedger, type CheckedChain } from './check-ledger.ts';
import { recordedAnchoringsCheck } from './check-recorded-anchorings.ts';
import { attempt, type Differences } from './differences.ts';

export interface LogCounts {
  /** Up to where the log reaches. */
  readonly events: number;
  /** Recorded after that, and not yet in the log. */
  readonly waiting: number;
  readonly leaves: number;
  readonly checkpoints: number;
  readonly anchored: number;
  /** Of the anchored: what the log had lost and took over from the chain. */
  readonly takenOver: number;
  /** Leaves that were entered later than receipts promise. */
  readonly late: number;
}

export interface LogToCheck extends Pick<AnchoringSettings, 'folder' | 'origin' | 'ledger'> {
  readonly use: FileUse;
  /** Every event that can be read, by position; asked for after the log's snapshot was taken. */
  readonly events: () => AsyncIterable<RecordedEvent>;
}

/**
 * Recomputes everything in `anchors.db` and `ledger.db` from the events, and compares it with
 * what is stored, signed and on the chain, in both directions. Reads all, writes nothing.
 *
 * Beside a running server each file is looked at as of one moment, and the moments are in an
 * order: the chain's head, then the log, then the chain, then the events. What the chain had at
 * first the log must have; what the log has, the chain and the events must have. Of a chain that others keep, the
 * evidence in the log is verified; the chain itself is asked by the running server, not here.
 */
export async function checkLog(
  { folder, origin, ledger: description, use, events }: LogToCheck,
  found: Differences,
): Promise<LogCounts> {
  const own = description.kind === 'embedded' ? description : null;
  const chainSizeBefore = own === null ? 0 : sizeOfChain(own, use, origin);
  const database = openToCheck(logFileOf(folder), use);
  const ledger = own === null ? null : openToCheck(ledgerFileOf(own), use);
  try {
    holdSnapshot(database);
    if (ledger !== null) holdSnapshot(ledger);
    for (const fault of fileFaults(database, logFileOf(folder), logDatabase)) {
      if (fault !== sealNotThere(database)) found.add('file', 'anchors.db', fault);
    }
    const trust = await trustFor(database, origin, found);
    let chain: CheckedChain | null = null;
    if (own !== null && ledger !== null) {
      for (const fault of fileFaults(ledger, ledgerFileOf(own), ledgerDatabase)) {
        found.add('file', 'ledger.db', fault);
      }
      chain = await checkLedger(ledger, { channel: own.channel, origin, trust }, found);
    }
    await attempt(found, 'key', 'log_key', () =>
      checkKeys(
        { database, folder, origin, chain: own && { channel: own.channel, ledger: ledger! } },
        found,
      ),
    );
    const recorded = recordedAnchoringsCheck(database, () => openToCheck(logFileOf(folder), use));
    let counts = { events: 0, waiting: 0, leaves: 0, checkpoints: 0 };
    await attempt(found, 'leaf', 'anchors.db', async () => {
      counts = await checkLeaves(recorded.passing(events()), { database, origin }, found);
    });
    await attempt(found, 'anchor', 'anchors.db', () => recorded.finish(found));
    let anchored = 0;
    await attempt(found, 'anchor', 'anchors.db', async () => {
      const log = logReader(database);
      anchored = await checkAnchors(database, { log, chain, trust, chainSizeBefore }, found);
    });
    let takenOver = 0;
    await attempt(found, 'anchor', 'anchors.db', () => {
      takenOver = anchorRows(database).takenOverCount();
    });
    if (ledger !== null) {
      const claims = { database, ledger, origin, takenOver };
      await attempt(found, 'ledger', 'ledger.db', () => checkChainClaims(claims, found));
    }
    let late = 0;
    await attempt(found, 'file', 'anchors.db', () => {
      ({ late } = readExtent(database));
    });
    return { ...counts, anchored, takenOver, late };
  } finally {
    ledger?.close();
    database.close();
  }
}

const ledgerFileOf = ({ folder }: EmbeddedChain): string => `${folder}/ledger.db`;

type EmbeddedChain = Extract<LogToCheck['ledger'], { readonly kind: 'embedded' }>;

function sizeOfChain(chain: EmbeddedChain, use: FileUse, origin: string): number {
  const ledger = openToCheck(ledgerFileOf(chain), use);
  try {
    return headSize(ledger, origin);
  } finally {
    ledger.close();
  }
}

/** A log of the first version has no such table until its next start; a folder with a list of contents has had one. */
const sealNotThere = (database: DatabaseSync): string | null =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'seal'").get() === undefined
    ? 'the definition of table seal is not ours'
    : null;

function headSize(ledger: DatabaseSync, origin: string): number {
  let size = 0;
  checked(() => {
    const row = ledger
      .prepare('SELECT max(size) AS size FROM checkpoint WHERE origin = ?')
      .get(origin);
    size = Number(row?.['size'] ?? 0);
    return [];
  });
  return size;
}

/** What the log wrote down of the chain, and its own values, as they were sealed. */
async function trustFor(
  database: DatabaseSync,
  origin: string,
  found: Differences,
): Promise<Trust | null> {
  let trust: Trust | null = null;
  await attempt(found, 'key', 'chain_identity', () => {
    trust = trustOf(database, origin);
    const row = database.prepare('SELECT content FROM chain_identity').get();
    if (trust !== null && canonicalJson(trust.ledger) !== row!['content']) {
      found.add('key', 'chain_identity', 'its text is not canonical');
    }
  });
  await attempt(found, 'file', 'anchors.db', () => {
    const { origin: own } = database.prepare('SELECT origin FROM log').get()!;
    if (own !== origin) found.add('file', 'anchors.db', `it is the log ${String(own)}`);
    if (sealHolds(database) === false) {
      found.add('file', 'anchors.db', 'log or log_key: the values are not those that were sealed');
    }
  });
  return trust;
}

interface KeyPlaces {
  readonly database: DatabaseSync;
  readonly folder: string;
  readonly origin: string;
  /** Null where others keep the chain. */
  readonly chain: { readonly ledger: DatabaseSync; readonly channel: string } | null;
}

/** The key files hold the keys that signed; the log, the chain and the files name the same ones. */
function checkKeys({ database, folder, origin, chain }: KeyPlaces, found: Differences): void {
  const inUse = keyInUse(database);
  if (inUse === null && logKeys(database, origin).length > 0)
    found.add('key', 'log_key', noneInUse);
  for (const row of database.prepare('SELECT key_id, public_key FROM log_key').all()) {
    const publicKey = row['public_key'] as Uint8Array;
    if (noteKeyId(nodeCrypto, origin, publicKey) !== row['key_id']) {
      found.add('key', String(row['key_id']), 'its id is not that of its key');
    }
  }
  const registered = (
    chain?.ledger.prepare('SELECT public_key FROM log_key WHERE origin = ?').all(origin) ?? []
  ).map((row) => toHex(row['public_key'] as Uint8Array));
  const endorser = chain?.ledger
    .prepare('SELECT key_id FROM endorser ORDER BY since DESC LIMIT 1')
    .get();
  const files = [{ file: 'log', name: origin, keyId: inUse }];
  if (chain !== null) {
    const keyId = (endorser?.['key_id'] as string | undefined) ?? null;
    files.push({ file: 'embedded-endorser', name: `${chain.channel}/embedded`, keyId });
  }
  for (const { file, name, keyId } of files) {
    const path = `${logKeyFolderOf(folder)}/${file}.pem`;
    if (keyId === null) continue;
    if (!existsSync(path)) {
      found.add('key', `${file}.pem`, 'the file is missing');
      continue;
    }
    const key = readSigningKey(path, name);
    if (key.keyId !== keyId) found.add('key', `${file}.pem`, `it is not the key ${String(keyId)}`);
    if (file === 'log' && registered.length > 0 && !registered.includes(toHex(key.publicKey))) {
      found.add('key', `${file}.pem`, 'the chain has registered another key');
    }
  }
}
