import type { DatabaseSync } from 'node:sqlite';
import { writeBundleZip } from '#domain/evidence/bundle-zip.ts';
import { isOrigin } from '#domain/evidence/checkpoint.ts';
import { sealOf, type ExportStatement } from '#domain/evidence/event-export.ts';
import type { BundleFiles } from '#domain/evidence/manifest.ts';
import type { SignReceipt } from '#domain/evidence/receipt.ts';
import type { Trust } from '#domain/evidence/trust.ts';
import type { EventId } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { EventIndex, EventStore, RecordedEvent } from '#event-store/port.ts';
import {
  anchoringDefaults,
  logFileOf,
  logKeyFileOf,
  type AnchoringSettings,
} from './anchoring-options.ts';
import { anchoringRecorder } from './anchoring-recorder.ts';
import type { AnchoringStatus } from './anchoring-service.ts';
import { bundleFiles } from './bundle/evidence-bundle.ts';
import { trustOf } from './chain-identity.ts';
import { readSigningKey, type SigningKey } from '#platform/crypto/key-file.ts';
import { checkKnownAnswers } from '#platform/crypto/known-answers.ts';
import { describedChain, refuseOtherChain, type DescribedChain } from './ledger/described-chain.ts';
import { signingAdvice } from './ledger/signing-advice.ts';
import { stopsSigning, type SigningPermission } from './ledger/signing-guard.ts';
import { superviseLog } from './log-thread.ts';
import { leafCommitments } from './log/leaf-commitment.ts';
import { logReader, type LogReader } from './log/log-reader.ts';
import { openForReading } from './log/log-file.ts';
import { shareLog, type SharedLog, type SharedLogThread } from './shared-log.ts';
import { receiptBatches } from './receipt-batches.ts';
import { proofsIn, type Proofs, type ProofState } from './proof-state.ts';

/** The settings without a default: folder, origin, events, ledger. */
export type AnchoringOptions = Pick<AnchoringSettings, 'folder' | 'origin' | 'events' | 'ledger'> &
  Partial<AnchoringSettings> & {
    /** Where the main thread finds an event for its bundle. */
    readonly store: EventIndex;
    /** Where each anchoring is recorded as an event; without it none is. */
    readonly records?: Pick<EventStore, 'append'>;
    /** How several processes share the log; without it this one writes it, and no other can be there. */
    readonly shared?: SharedLog;
    /** Told each time the log's thread dies; it is started again, later each time. */
    onFailure(error: unknown): void;
    /** Told whenever it changes whether the log may sign. */
    onSigning?(permission: SigningPermission): void;
  };

/** A bundle, or how far the proof has come when it is too early for one. */
export type BundleAnswer =
  | { readonly kind: 'bundle'; readonly files: BundleFiles; readonly zip: Uint8Array }
  | { readonly kind: 'notYet'; readonly state: ProofState }
  /** The event is not what the log holds: nothing is issued that would not verify. */
  | { readonly kind: 'differs' }
  | { readonly kind: 'notFound' };

/** What the rest of the system may ask of the log. */
export interface AnchoringHandle {
  readonly origin: string;
  /** The chain that its heads go to. */
  readonly chain: DescribedChain;
  /** False while no process has begun the log yet: nothing can be signed or proved before. */
  isBegun(): boolean;
  /** The newest word of the log's thread. */
  status(): AnchoringStatus;
  /** Why the log's thread is not at work just now; null while it is. */
  fault(): string | null;
  /** States of these events as they are stored, in the same order. */
  proofStatesOf(events: readonly RecordedEvent[]): ProofState[];
  bundleFor(eventId: EventId): Promise<BundleAnswer>;
  /** A file of the log (`checkpoint`, `tile/…`), or null; full tiles never change. */
  readTile(path: string): Uint8Array | null;
  /** Whom verifiers should believe; null before the chain was reached for the first time. */
  trust(): Trust | null;
  /**
   * Signs the promise that goes out with an answer, together with the others of this moment.
   * This and every other signature rejects with Problem `log-disagrees` while the stores do
   * not fit each other: the promise of a leaf could not be kept.
   */
  readonly signReceipt: SignReceipt;
  /** The last line of a signed export of events. */
  sealExport(statement: ExportStatement): string;
  /** Ends the log's thread; what waited for its batch is sequenced at the next start. */
  stop(): Promise<void>;
}

/**
 * Starts the log in a thread of its own and resolves when its file and keys are
 * ready. Throws WrongKnownAnswer, UnsafeKeyFile, RangeError for an origin, UnusableFabricProfile, OtherLedger, and what
 * the thread dies of while it starts.
 */
export async function startAnchoring(options: AnchoringOptions): Promise<AnchoringHandle> {
  const { store, onFailure, onSigning, shared, records, ...given } = options;
  const settings: AnchoringSettings = { ...anchoringDefaults, ...given };
  if (!isOrigin(settings.origin)) throw new RangeError(`not an origin: ${settings.origin}`);
  checkKnownAnswers();
  const chain = describedChain(settings.ledger);
  refuseOtherChain(settings, chain);
  const recorder = records === undefined ? null : anchoringRecorder(records, onFailure);
  const listeners = { onFailure, onSigning, onStatus: recorder?.take };
  const log =
    shared === undefined
      ? { ...(await superviseLog(settings, listeners)), isBegun: () => true }
      : await shareLog(settings, listeners, shared);
  const thread = {
    ...log,
    async stop() {
      await log.stop();
      await recorder?.settled();
    },
  };
  const evidence = evidenceIn(thread, settings);
  try {
    if (thread.isBegun()) evidence.open();
    return { ...anchoringOver(thread, settings, store, evidence), chain };
  } catch (error) {
    // A start that fails leaves no thread behind: it would keep the process.
    await thread.stop();
    throw error;
  }
}

/** What the main thread reads of the log, and signs with, once the log was begun. */
interface Evidence {
  readonly database: DatabaseSync;
  readonly key: SigningKey;
  readonly log: LogReader;
  readonly proofs: Proofs;
}

/** `open` throws Problem `overloaded` before some process has begun the log. */
function evidenceIn(thread: SharedLogThread, { folder, origin }: AnchoringSettings) {
  let opened: Evidence | null = null;
  return {
    open(): Evidence {
      if (opened !== null) return opened;
      if (!thread.isBegun()) throw new Problem('overloaded', [notBegun], { retryAfter: 1 });
      const database = openForReading(logFileOf(folder));
      const key = signingWhileAllowed(
        readSigningKey(logKeyFileOf(folder), origin),
        () => thread.status().signing,
      );
      const log = logReader(database);
      const proofs = proofsIn(database, log, leafCommitments(database, origin));
      opened = { database, key, log, proofs };
      return opened;
    },
    close() {
      if (opened?.database.isOpen) opened.database.close();
    },
  };
}

const notBegun: Violation = {
  rule: 'ROLE-ANCHORS',
  article: null,
  text: {
    zh: '存证日志尚未建立：须有一个承担 anchors 的进程先启动',
    en: 'The log is not begun yet: a process with the role anchors has to start first',
  },
};

/** What the main thread answers of the log that a thread, here or in another process, keeps. */
function anchoringOver(
  thread: SharedLogThread,
  { origin }: AnchoringSettings,
  store: AnchoringOptions['store'],
  evidence: ReturnType<typeof evidenceIn>,
): Omit<AnchoringHandle, 'chain'> {
  let sign: SignReceipt | null = null;

  async function bundleFor(eventId: EventId): Promise<BundleAnswer> {
    const event = await store.findEvent(eventId);
    if (event === null) return { kind: 'notFound' };
    const { proofs, database, log, key } = evidence.open();
    const state = proofs.stateOf(event);
    if (state.kind === 'differs') return { kind: 'differs' };
    const leaf = proofs.leafOf(event);
    const proof = leaf === null ? null : proofs.checkpointFor(leaf.index);
    const trust = trustOf(database, origin);
    if (leaf === null || proof === null || trust === null) {
      return { kind: 'notYet', state };
    }
    const files = await bundleFiles({ event, leaf, ...proof, trust, log, key });
    return { kind: 'bundle', files, zip: writeBundleZip(files) };
  }

  return {
    origin,
    isBegun: thread.isBegun,
    status: thread.status,
    fault: thread.fault,
    proofStatesOf: (events) =>
      events.map((event) =>
        thread.isBegun() ? evidence.open().proofs.stateOf(event) : { kind: 'recorded' },
      ),
    bundleFor,
    readTile: (path) => (thread.isBegun() ? evidence.open().log.readFile(path) : null),
    trust: () => (thread.isBegun() ? trustOf(evidence.open().database, origin) : null),
    async signReceipt(claim) {
      const { key } = evidence.open();
      sign ??= receiptBatches(key, key.sign);
      return sign(claim);
    },
    sealExport(statement) {
      const { key } = evidence.open();
      return sealOf(key, key.sign, statement);
    },
    async stop() {
      await thread.stop();
      evidence.close();
    },
  };
}

/** The key, which refuses to sign while the log must not. */
function signingWhileAllowed(key: SigningKey, permission: () => SigningPermission): SigningKey {
  return {
    ...key,
    sign(message) {
      const now = permission();
      if (stopsSigning(now)) throw disagrees(now);
      return key.sign(message);
    },
  };
}

const disagrees = (permission: SigningPermission): Problem =>
  new Problem('log-disagrees', [
    { rule: 'LOG-AGREEMENT', article: null, text: signingAdvice(permission)! },
  ]);
