import type { DatabaseSync } from 'node:sqlite';
import { parseCheckpoint } from '#domain/evidence/checkpoint.ts';
import { equalBytes, toHex, utf8 } from '#domain/evidence/encoding.ts';
import { describeFault } from '#domain/evidence/faults.ts';
import { leafBytes } from '#domain/evidence/leaf.ts';
import { leafHash } from '#domain/evidence/merkle-proof.ts';
import { verifyNote } from '#domain/evidence/signed-note.ts';
import { noteKeyOf } from '#domain/evidence/trust.ts';
import { ledgerFaults } from '#domain/evidence/verify-ledger.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import { trustOf } from './chain-identity.ts';
import { logFileOf, type AnchoringSettings } from './anchoring-options.ts';
import { nodeCrypto } from './crypto/node-crypto.ts';
import { openEmbeddedLedger } from './ledger/embedded-ledger.ts';
import { openForReading } from './log/log-file.ts';
import type { Ledger } from './ledger/ledger.ts';
import { knownPseudonyms } from './log/case-pseudonyms.ts';
import { caseOf, leafOfEvent } from './log/leaf-of-event.ts';
import { logKeys } from './log/log-keys.ts';
import { logReader, type StoredCheckpoint } from './log/log-reader.ts';
import { tileChecker } from './log/tile-checker.ts';
import { treeBuilder } from './log/tree-builder.ts';

/** The first place where what is stored is not what it should be. */
export interface Difference {
  readonly where: 'event' | 'leaf' | 'tile' | 'checkpoint' | 'ledger';
  /** Event id, leaf index, tile path or checkpoint size. */
  readonly at: string;
  readonly detail: string;
}

export interface FsckReport {
  readonly events: number;
  readonly leaves: number;
  readonly checkpoints: number;
  readonly anchored: number;
  /** Null when everything agrees. */
  readonly difference: Difference | null;
}

export interface FsckOptions {
  readonly store: Pick<EventStore, 'readAll'>;
  /** `anchors.db`, opened for reading. */
  readonly database: DatabaseSync;
  readonly ledger: Pick<Ledger, 'getHead' | 'getCheckpoint'>;
  readonly origin: string;
}

/**
 * Recomputes every leaf from its event, the tree from the leaves and every root
 * from the tree, and compares them with what is stored, signed and on the chain.
 * Stops at the first difference. Reads all, writes nothing; events that have no
 * leaf yet are no difference.
 */
export async function fsck(options: FsckOptions): Promise<FsckReport> {
  const counts = { events: 0, leaves: 0, checkpoints: 0, anchored: 0 };
  const difference = await firstDifference(options, counts);
  return { ...counts, difference };
}

type Counts = { events: number; leaves: number; checkpoints: number; anchored: number };

async function firstDifference(
  { store, database, ledger, origin }: FsckOptions,
  counts: Counts,
): Promise<Difference | null> {
  const log = logReader(database);
  const { size, position } = log.extent();
  const leafAt = database.prepare('SELECT event_id, position, bytes FROM leaf WHERE idx = ?');
  const pseudonymOf = knownPseudonyms(database);
  const tree = treeBuilder();
  const tiles = tileChecker(database);
  const checkpoints = remainingCheckpoints(database);
  let checkpoint = checkpoints.next();

  for await (const event of store.readAll()) {
    if (event.position > position) break;
    counts.events += 1;
    const index = tree.size();
    const stored = leafAt.get(index) as StoredRow | undefined;
    const wrong = leafDifference(event, index, stored, origin, pseudonymOf);
    if (wrong !== null) return wrong;
    const hash = leafHash(nodeCrypto, stored!.bytes);
    tree.add(hash);
    const wrongTile = tiles.add(hash);
    if (wrongTile !== null) return different('tile', wrongTile, 'not the hashes of its leaves');
    counts.leaves += 1;
    if (!checkpoint.done && checkpoint.value.size === tree.size()) {
      const found = await checkpointDifference(
        checkpoint.value,
        tree.root(),
        { database, ledger, origin },
        counts,
      );
      if (found !== null) return found;
      checkpoint = checkpoints.next();
    }
  }
  if (tree.size() !== size) {
    return different('leaf', String(tree.size()), `${size} leaves, but ${counts.events} events`);
  }
  if (!checkpoint.done) {
    return different('checkpoint', String(checkpoint.value.size), 'beyond the end of the log');
  }
  const wrongTile = tiles.finish();
  if (wrongTile !== null) return different('tile', wrongTile, 'not the hashes of its leaves');
  return headDifference(ledger, origin, size);
}

interface StoredRow {
  readonly event_id: string;
  readonly position: number;
  readonly bytes: Uint8Array;
}

function leafDifference(
  event: RecordedEvent,
  index: number,
  stored: StoredRow | undefined,
  origin: string,
  pseudonymOf: (caseId: string) => string | null,
): Difference | null {
  if (stored === undefined)
    return different('leaf', String(index), `missing for event ${event.id}`);
  if (stored.event_id !== event.id || stored.position !== event.position) {
    return different('leaf', String(index), `of event ${stored.event_id}, not ${event.id}`);
  }
  const caseId = caseOf(event.stream);
  const pseudonym = caseId === null ? null : pseudonymOf(caseId);
  const expected = leafBytes(leafOfEvent(event, origin, pseudonym));
  if (equalBytes(expected, stored.bytes)) return null;
  return different('event', event.id, `leaf ${index} does not commit to it`);
}

async function checkpointDifference(
  stored: StoredCheckpoint,
  root: Uint8Array,
  { database, ledger, origin }: Omit<FsckOptions, 'store'>,
  counts: Counts,
): Promise<Difference | null> {
  const at = String(stored.size);
  const checkpoint = parseCheckpoint(stored.note);
  if (!equalBytes(stored.root, root) || !equalBytes(checkpoint.root, root)) {
    return different('checkpoint', at, `its root is not ${toHex(root)}`);
  }
  const keys = logKeys(database, origin).map(noteKeyOf);
  if (
    checkpoint.size !== stored.size ||
    verifyNote(nodeCrypto, checkpoint.note, keys).kind !== 'signed'
  ) {
    return different('checkpoint', at, 'its signature does not hold');
  }
  counts.checkpoints += 1;
  const anchored = await ledger.getCheckpoint(origin, stored.size);
  if (anchored === null) return null;
  if (anchored.root !== toHex(root))
    return different('ledger', at, `the chain has ${anchored.root}`);
  const note = utf8(stored.note);
  const [fault] = ledgerFaults(nodeCrypto, anchored.committed, note, trustOf(database, origin));
  if (fault !== undefined) return different('ledger', at, describeFault(fault, 'en'));
  counts.anchored += 1;
  return null;
}

function* remainingCheckpoints(database: DatabaseSync): Generator<StoredCheckpoint, undefined> {
  const rows = database.prepare('SELECT size, root, note FROM checkpoint ORDER BY size').iterate();
  for (const row of rows) yield row as unknown as StoredCheckpoint;
}

async function headDifference(
  ledger: FsckOptions['ledger'],
  origin: string,
  size: number,
): Promise<Difference | null> {
  const head = await ledger.getHead(origin);
  if (head === null || head.size <= size) return null;
  return different('ledger', String(head.size), `the chain has seen more than ${size} leaves`);
}

const different = (where: Difference['where'], at: string, detail: string): Difference => ({
  where,
  at,
  detail,
});

/** {@link fsck} of the files in a folder, also beside a running system. Throws when there is no log. */
export async function fsckFolder(
  { folder, origin, channel }: Pick<AnchoringSettings, 'folder' | 'origin' | 'channel'>,
  store: Pick<EventStore, 'readAll'>,
): Promise<FsckReport> {
  const database = openForReading(logFileOf(folder));
  const ledger = openEmbeddedLedger({ folder, channel });
  try {
    return await fsck({ store, database, ledger, origin });
  } finally {
    await ledger.close();
    database.close();
  }
}
