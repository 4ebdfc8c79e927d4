import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '#platform/in-transaction.ts';

/**
 * Takes the accounts of a demonstration and the sessions of its users out of the identity database;
 * gives how many accounts there were. What the demonstration wrote into the log of events stays:
 * nothing is ever taken out of that. Its systems are forgotten by an event of theirs.
 */
export function forgetDemonstrationAccounts(database: DatabaseSync): number {
  return inTransaction(database, () => {
    const { changes } = database.prepare('DELETE FROM accounts WHERE demonstration = 1').run();
    // Whoever signed in or was about to may be one of them: everybody does so again.
    if (Number(changes) > 0) {
      database.exec(
        'DELETE FROM web_sessions; DELETE FROM pending_sign_ins; DELETE FROM oidc_artifacts;',
      );
    }
    return Number(changes);
  });
}
