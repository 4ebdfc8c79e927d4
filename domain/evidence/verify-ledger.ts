import { fromUtf8 } from './encoding.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { Fault, FaultCode } from './faults.ts';
import { ledgerKindOf, statementOf, type CommittedTransaction } from './ledger-transaction.ts';
import { bundleFile } from './manifest.ts';
import type { LedgerTrust } from './trust.ts';
import { embeddedFaults } from './verify-embedded.ts';
import { fabricFaults } from './verify-fabric.ts';

/**
 * The chain holds this very checkpoint, as far as those whom the verifier believes say so: by what its kind of
 * evidence goes, in `verify-embedded.ts` and `verify-fabric.ts`.
 */
export function ledgerFaults(
  crypto: EvidenceCrypto,
  committed: CommittedTransaction | null,
  checkpoint: Uint8Array | undefined,
  trust: { readonly ledger: LedgerTrust } | null,
): Fault[] {
  if (committed === null || trust === null) return [];
  const { ledger } = trust;
  const faults: Fault[] = [];
  const add = (code: FaultCode, detail = ''): void => {
    faults.push({ code, file: bundleFile.ledger, detail });
  };
  const { channel, note } = statementOf(committed);
  if (checkpoint === undefined || !isText(checkpoint, note)) add('ledger-other-checkpoint');
  if ('kind' in committed && 'kind' in ledger) {
    fabricFaults(crypto, committed, ledger, add);
  } else if (!('kind' in committed || 'kind' in ledger)) {
    if (channel !== ledger.channel) add('ledger-other-channel', channel);
    embeddedFaults(crypto, committed, ledger, add);
  } else {
    add('ledger-other-kind', `${ledgerKindOf(committed)}, not ${ledgerKindOf(ledger)}`);
  }
  return faults;
}

function isText(bytes: Uint8Array, text: string): boolean {
  try {
    return fromUtf8(bytes) === text;
  } catch {
    return false;
  }
}
