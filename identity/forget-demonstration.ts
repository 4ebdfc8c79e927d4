import { existsSync, readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { publicKeyPem, signingKey } from './signatures/algorithms.ts';

/** How much of a demonstration was found and taken away. */
export interface Forgotten {
  readonly accounts: number;
  readonly systems: number;
}

/**
 * Takes the accounts of a demonstration, the sessions of its users, its systems and their private
 * keys out of the data folder. A system that was given other keys stays with those. What the
 * demonstration wrote into the log of events stays: nothing is ever taken out of that.
 */
export function forgetDemonstration(database: DatabaseSync, dataFolder: string): Forgotten {
  const folder = join(dataFolder, 'keys', 'systems');
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.pem'))
    : [];
  database.exec('BEGIN IMMEDIATE');
  try {
    const systems = files.filter((name) => forgetSystem(database, join(folder, name), name)).length;
    const accounts = forgetAccounts(database);
    database.exec('COMMIT');
    for (const name of files) unlinkSync(join(folder, name));
    return { accounts, systems };
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** The system whose private key lies in this file; true when it had no other key and is gone. */
function forgetSystem(database: DatabaseSync, path: string, name: string): boolean {
  const system = name.replace(/\.pem$/, '');
  const publicKey = publicKeyPem(signingKey(`${system}-1`, 'sm2-sm3', readFileSync(path, 'utf8')));
  database.prepare('DELETE FROM system_requests WHERE system = ?').run(system);
  database
    .prepare('DELETE FROM system_keys WHERE system = ? AND public_key = ?')
    .run(system, publicKey);
  const { changes } = database
    .prepare(
      `DELETE FROM systems WHERE id = ?
         AND NOT EXISTS (SELECT 1 FROM system_keys WHERE system = systems.id)`,
    )
    .run(system);
  return Number(changes) > 0;
}

function forgetAccounts(database: DatabaseSync): number {
  const { changes } = database.prepare('DELETE FROM accounts WHERE demonstration = 1').run();
  if (Number(changes) === 0) return 0;
  // Whoever signed in or was about to may be one of them: everybody does so again.
  database.exec(
    'DELETE FROM web_sessions; DELETE FROM pending_sign_ins; DELETE FROM oidc_artifacts;',
  );
  return Number(changes);
}
