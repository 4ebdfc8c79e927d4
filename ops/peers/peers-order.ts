import type { ComparedName } from './compared-store.ts';

/** What the process that writes is told. */
export interface PeersOrder {
  /** Folder for the stores that live in this process: on the same disk as PostgreSQL's. */
  readonly folder: string;
  readonly rounds: number;
  /** Length of each workload in each round. */
  readonly milliseconds: number;
  readonly writers: number;
  readonly batch: number;
  readonly streamLength: number;
  /** PostgreSQL's first process. */
  readonly postgres: number;
}

export const workloads = ['one', 'many', 'batch', 'read'] as const;
export type Workload = (typeof workloads)[number];

/** A number for each round. */
export interface Found {
  /** Events a second. */
  readonly rate: readonly number[];
  /** Processor for an event, of the driving process and of PostgreSQL together, µs. */
  readonly processor: readonly number[];
}

export interface PeersReport {
  /** Syncs a second. */
  readonly floor: readonly number[];
  readonly stores: Readonly<Record<ComparedName, Readonly<Record<Workload, Found>>>>;
}

/** Names of the databases that the peers have. */
export const databases = { emmett: 'emmett', messageDb: 'message_store', castore: 'castore' };
