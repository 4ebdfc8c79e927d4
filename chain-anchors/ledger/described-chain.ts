import { existsSync } from 'node:fs';
import { ledgerKindOf } from '#domain/evidence/ledger-transaction.ts';
import { logFileOf, type AnchoringSettings } from '../anchoring-options.ts';
import { trustOf } from '../chain-identity.ts';
import { openForReading } from '../log/log-file.ts';
import { readFabricProfile, type ProfileCertificate } from './fabric/fabric-profile.ts';
import type { LedgerDescription } from './ledger.ts';

/** A chain as an operator is told of it. */
export interface DescribedChain {
  readonly kind: LedgerDescription['kind'];
  readonly channel: string;
  /** Certificates that it stands on, and when they expire; none of the embedded one. */
  readonly certificates: readonly ProfileCertificate[];
}

/** Reads what describes a chain; connects to nothing. Throws UnusableFabricProfile, UnsafeKeyFile. */
export function describedChain(ledger: LedgerDescription): DescribedChain {
  switch (ledger.kind) {
    case 'embedded':
      return { kind: 'embedded', channel: ledger.channel, certificates: [] };
    case 'fabric': {
      const { channel, certificates } = readFabricProfile(ledger.profile);
      return { kind: 'fabric', channel, certificates };
    }
  }
}

/** The log of this folder was anchored in another chain: what it knows of that one would look lost. */
export class OtherLedger extends Error {
  override readonly name = 'OtherLedger';
}

/** Throws OtherLedger where the log has met another chain than this. */
export function refuseOtherChain(
  { folder, origin }: Pick<AnchoringSettings, 'folder' | 'origin'>,
  { kind, channel }: DescribedChain,
): void {
  if (!existsSync(logFileOf(folder))) return;
  const database = openForReading(logFileOf(folder));
  try {
    const met = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'chain_identity'").get();
    const trust = met === undefined ? null : trustOf(database, origin);
    if (trust === null) return;
    const before = { kind: ledgerKindOf(trust.ledger), channel: trust.ledger.channel };
    if (before.kind === kind && before.channel === channel) return;
    throw new OtherLedger(`${before.kind} ${before.channel} before, ${kind} ${channel} now`);
  } finally {
    database.close();
  }
}
