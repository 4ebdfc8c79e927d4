import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { LedgerTrustSchema, type Trust } from '#domain/evidence/trust.ts';
import type { Ledger } from './ledger/ledger.ts';
import { logKeys } from './log/log-keys.ts';

/** Writes down how transactions of this chain are verified. Throws LedgerUnavailable. */
export async function enterChainIdentity(database: DatabaseSync, ledger: Ledger): Promise<void> {
  const identity = await ledger.trust();
  database
    .prepare('INSERT OR REPLACE INTO chain_identity VALUES (1, ?)')
    .run(canonicalJson(identity));
}

/**
 * The trust file of this log: its keys and the chain's endorsers. Null until the
 * chain was reached for the first time.
 */
export function trustOf(database: DatabaseSync, origin: string): Trust | null {
  const row = database.prepare('SELECT content FROM chain_identity').get() as
    { content: string } | undefined;
  if (row === undefined) return null;
  const ledger = LedgerTrustSchema.parse(JSON.parse(row.content));
  return { v: 1, origin, logKeys: logKeys(database, origin), ledger };
}
