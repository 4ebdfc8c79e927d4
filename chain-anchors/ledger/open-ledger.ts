import { openEmbeddedLedger } from './embedded-ledger.ts';
import { openFabricLedger } from './fabric/fabric-ledger.ts';
import type { Ledger, LedgerDescription } from './ledger.ts';

/**
 * From the description of a chain to the chain. Another one is a folder beside this file, a kind of description
 * and a line here.
 */
export function openLedger(description: LedgerDescription): Ledger {
  switch (description.kind) {
    case 'embedded':
      return openEmbeddedLedger(description);
    case 'fabric':
      return openFabricLedger(description.profile);
  }
}
