import type { DatabaseSync } from 'node:sqlite';
import { toHex } from '#domain/evidence/encoding.ts';
import { noteKeyId } from '#domain/evidence/signed-note.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { judgeFork, type LogOnChain } from '../ledger/checkpoint-contract.ts';
import { LedgerRefusal } from '../ledger/ledger.ts';
import { attempt, type Differences } from './differences.ts';

export interface ClaimsToCheck {
  readonly database: DatabaseSync;
  readonly ledger: DatabaseSync;
  readonly origin: string;
  /** Anchors that an older log took over: of what it lost, the chain may know more than it does. */
  readonly takenOver: number;
}

/**
 * What the embedded chain says of a log beside its blocks: the keys it has registered are the log's, the forks it
 * was told of are proven by their notes, and what it refused was tried by the log.
 */
export async function checkChainClaims(
  { database, ledger, origin, takenOver }: ClaimsToCheck,
  found: Differences,
): Promise<void> {
  const keys = new Set(
    database
      .prepare('SELECT public_key FROM log_key')
      .all()
      .map((row) => toHex(row['public_key'] as Uint8Array)),
  );
  await attempt(found, 'ledger', 'log_key', () => {
    for (const publicKey of registeredKeys(ledger, origin)) {
      if (keys.has(toHex(publicKey))) continue;
      found.add(
        'ledger',
        'log_key',
        `${origin} is registered with a key that the log does not have`,
      );
    }
  });
  await attempt(found, 'ledger', 'fork', () => {
    for (const row of ledger.prepare('SELECT origin, note_a, note_b FROM fork').all()) {
      const told = String(row['origin']);
      if (!isProven(ledger, { told, a: String(row['note_a']), b: String(row['note_b']) })) {
        found.add('ledger', `fork of ${told}`, 'its notes do not prove it');
      }
    }
  });
  await attempt(found, 'ledger', 'invalid', () => {
    const tried = database.prepare('SELECT 1 FROM anchor WHERE tx_id = ?');
    const inBlock = ledger.prepare('SELECT number FROM block WHERE tx_id = ?');
    for (const row of ledger.prepare('SELECT tx_id FROM invalid').all()) {
      const txId = String(row['tx_id']);
      const wrong = (detail: string): void => found.add('ledger', `invalid ${txId}`, detail);
      if (inBlock.get(txId) !== undefined) wrong('it is in a block as well');
      else if (takenOver === 0 && tried.get(txId) === undefined) wrong('the log never tried it');
    }
  });
}

const registeredKeys = (ledger: DatabaseSync, origin: string): readonly Uint8Array[] =>
  ledger
    .prepare('SELECT public_key FROM log_key WHERE origin = ?')
    .all(origin)
    .map((row) => row['public_key'] as Uint8Array);

/** By the contract itself, with the keys that the chain has registered. */
function isProven(
  ledger: DatabaseSync,
  { told, a, b }: { readonly told: string; readonly a: string; readonly b: string },
): boolean {
  const logOf = (name: string): LogOnChain => ({
    keys: registeredKeys(ledger, name).map((publicKey) => ({
      name,
      publicKey,
      keyId: noteKeyId(nodeCrypto, name, publicKey),
    })),
    head: null,
    rootAt: () => null,
  });
  try {
    return judgeFork(nodeCrypto, logOf, a, b) === told;
  } catch (error) {
    if (error instanceof LedgerRefusal) return false;
    throw error;
  }
}
