import type { DatabaseSync } from 'node:sqlite';
import { parseCheckpoint } from '#domain/evidence/checkpoint.ts';
import { toHex, utf8 } from '#domain/evidence/encoding.ts';
import { describeFault } from '#domain/evidence/faults.ts';
import { parseEmbeddedTransaction } from '#domain/evidence/embedded-transaction.ts';
import { noteKeyId, verifyNote } from '#domain/evidence/signed-note.ts';
import type { Trust } from '#domain/evidence/trust.ts';
import { ledgerFaults } from '#domain/evidence/verify-ledger.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { genesis } from '../ledger/ledger-tables.ts';
import { attempt, type Differences } from './differences.ts';

/** A checkpoint as the chain has it. */
export interface ChainCheckpoint {
  readonly size: number;
  /** Hex. */
  readonly root: string;
  readonly note: string;
  readonly txId: string;
  /** The committed transaction, as it is stored. */
  readonly content: string;
}

/** The embedded chain after its check, by the size of the checkpoints. */
export type CheckedChain = ReadonlyMap<number, ChainCheckpoint>;

interface BlockRow {
  readonly number: number;
  readonly hash: string;
  readonly tx_id: string;
  readonly content: string;
}

/**
 * Recomputes the chain from its first block: hashes, signatures, what the columns repeat, the
 * checkpoints and the keys. `trust` is what the log wrote down of the chain; null before that.
 */
export async function checkLedger(
  database: DatabaseSync,
  { channel, origin, trust }: { channel: string; origin: string; trust: Trust | null },
  found: Differences,
): Promise<CheckedChain> {
  const chain = new Map<number, ChainCheckpoint>();
  await attempt(found, 'ledger', 'endorser', () => checkEndorsers(database, channel, trust, found));
  const logKeys = logKeysOf(database);
  let previous = genesis;
  let due = 0;
  let rows: BlockRow[] = [];
  await attempt(found, 'ledger', 'block', () => {
    rows = database
      .prepare('SELECT number, hash, tx_id, content FROM block ORDER BY number')
      .all() as unknown as BlockRow[];
  });
  for (const row of rows) {
    await attempt(found, 'ledger', `block ${row.number}`, () => {
      if (row.number !== due) found.add('ledger', `block ${due}`, 'it is missing');
      due = row.number + 1;
      const committed = parseEmbeddedTransaction(utf8(row.content));
      const { block, transaction } = committed;
      const { txId, call } = transaction.proposal;
      const wrong = (detail: string): void => found.add('ledger', `block ${row.number}`, detail);
      if (block.number !== row.number || block.hash !== row.hash) wrong('not at its place');
      if (txId !== row.tx_id) wrong('it is found under another transaction');
      if (block.previous !== previous) wrong('it does not follow the block before it');
      previous = block.hash;
      for (const fault of ledgerFaults(nodeCrypto, committed, utf8(call.note), trust)) {
        wrong(describeFault(fault, 'en'));
      }
      const checkpoint = parseCheckpoint(call.note);
      const keys = logKeys.filter(({ name }) => name === checkpoint.origin);
      if (verifyNote(nodeCrypto, checkpoint.note, keys).kind !== 'signed') {
        wrong('no registered key signed its checkpoint');
      }
      const { size } = checkpoint;
      const root = toHex(checkpoint.root);
      if (!isIndexed(database, { origin: checkpoint.origin, size, root, block: row.number })) {
        wrong('its checkpoint is not found under its size and root');
      }
      if (checkpoint.origin === origin) {
        chain.set(size, { size, root, note: call.note, txId, content: row.content });
      }
    });
  }
  await attempt(found, 'ledger', 'checkpoint', () => {
    const { count } = database.prepare('SELECT count(*) AS count FROM checkpoint').get()!;
    if (count !== rows.length)
      found.add('ledger', 'checkpoint', `${count} of ${rows.length} blocks`);
  });
  return chain;
}

function isIndexed(
  database: DatabaseSync,
  wanted: { origin: string; size: number; root: string; block: number },
): boolean {
  const row = database
    .prepare('SELECT root, block FROM checkpoint WHERE origin = ? AND size = ?')
    .get(wanted.origin, wanted.size);
  return row?.['root'] === wanted.root && row['block'] === wanted.block;
}

const logKeysOf = (database: DatabaseSync) =>
  database
    .prepare('SELECT origin, public_key FROM log_key')
    .all()
    .map((row) => {
      const name = String(row['origin']);
      const publicKey = row['public_key'] as Uint8Array;
      return { name, publicKey, keyId: noteKeyId(nodeCrypto, name, publicKey) };
    });

/** Since when each endorser counts is written down twice: here, and in the log's own file. */
function checkEndorsers(
  database: DatabaseSync,
  channel: string,
  trust: Trust | null,
  found: Differences,
): void {
  const rows = database.prepare('SELECT key_id, public_key, since FROM endorser').all();
  const endorsers = trust === null || 'kind' in trust.ledger ? [] : trust.ledger.endorsers;
  const known = new Map(endorsers.map((key) => [key.keyId, key]));
  for (const row of rows) {
    const keyId = String(row['key_id']);
    const publicKey = row['public_key'] as Uint8Array;
    if (noteKeyId(nodeCrypto, `${channel}/embedded`, publicKey) !== keyId) {
      found.add('ledger', `endorser ${keyId}`, 'its id is not that of its key');
    }
    const written = known.get(keyId);
    if (trust === null) continue;
    if (written?.from !== row['since'] || written?.publicKey !== toHex(publicKey)) {
      found.add('ledger', `endorser ${keyId}`, 'the log has it otherwise');
    }
  }
  for (const keyId of known.keys()) {
    if (!rows.some((row) => row['key_id'] === keyId)) {
      found.add('ledger', `endorser ${keyId}`, 'it is missing');
    }
  }
}
