import type { EventStoreDescription } from '#event-store/port.ts';
import type { LedgerDescription } from './ledger/ledger.ts';
import type { HeldLease } from '#platform/processes/leases.ts';

/** Settings of the log and its anchoring; plain data, for it goes to a worker thread. */
export interface AnchoringSettings {
  /** Folder for `anchors.db` and `keys/`; only its owner may enter it. */
  readonly folder: string;
  /** Name of the log, unique in the world: lower-case letters, digits, `.`, `/`, `-`. */
  readonly origin: string;
  /** The chain that the heads go to. */
  readonly ledger: LedgerDescription;
  /** Where the worker reads events. */
  readonly events: EventStoreDescription;
  /** Under what the log is written beside other processes; null when nobody can be there. */
  readonly lease: HeldLease | null;
  /** Leaves in a sequencing batch, at most. */
  readonly batchSize: number;
  /** An event waits for its batch so long at most, milliseconds. */
  readonly batchDelayMs: number;
  /** The stores are held against each other, and the chain is asked, so often, milliseconds. */
  readonly tickMs: number;
  /** A new head goes to the chain after so long … milliseconds. */
  readonly anchorIntervalMs: number;
  /** … or when so many leaves have come. */
  readonly anchorLeaves: number;
}

/** The defaults of docs/decisions/0004-transparency-log.md. */
export const anchoringDefaults = {
  lease: null,
  batchSize: 256,
  batchDelayMs: 2_000,
  tickMs: 1_000,
  anchorIntervalMs: 30_000,
  anchorLeaves: 4_096,
} as const;

/** Name of the log of an installation. */
export const installationLog = 'andu';

/** The chain of an installation without servers, beside the log. */
export const embeddedChainIn = (folder: string): LedgerDescription => ({
  kind: 'embedded',
  folder,
  channel: 'legal-affairs',
});

export const logFileOf = (folder: string): string => `${folder}/anchors.db`;
export const logKeyFolderOf = (folder: string): string => `${folder}/keys`;
export const logKeyFileOf = (folder: string): string => `${logKeyFolderOf(folder)}/log.pem`;
