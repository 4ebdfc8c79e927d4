import type { DatabaseSync } from 'node:sqlite';
import { parseCheckpoint } from '#domain/evidence/checkpoint.ts';
import { equalBytes, toHex } from '#domain/evidence/encoding.ts';
import { leafHash } from '#domain/evidence/merkle-proof.ts';
import { verifyNote } from '#domain/evidence/signed-note.ts';
import { noteKeyOf } from '#domain/evidence/trust.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { caseOf } from '../log/leaf-of-event.ts';
import { type LeafCommitments, leafCommitments } from '../log/leaf-commitment.ts';
import { logKeys } from '../log/log-keys.ts';
import type { StoredCheckpoint, StoredLeaf } from '../log/log-reader.ts';
import { tileWidth } from '../log/node-positions.ts';
import { tileChecker } from '../log/tile-checker.ts';
import { treeBuilder } from '../log/tree-builder.ts';
import { attempt, type Differences } from './differences.ts';

interface LeafRow extends StoredLeaf {
  readonly event_id: string;
}

export interface LeafCounts {
  /** Up to where the log reaches. */
  events: number;
  /** After that: recorded, and not yet in the log. */
  waiting: number;
  leaves: number;
  checkpoints: number;
}

/**
 * Walks leaves and events side by side, each to its end: every event up to where the log reaches
 * has its leaf, every leaf its event, the tree holds them all, and every signed head is a root of it.
 */
export async function checkLeaves(
  events: AsyncIterable<RecordedEvent>,
  { database, origin }: { readonly database: DatabaseSync; readonly origin: string },
  found: Differences,
): Promise<LeafCounts> {
  const counts: LeafCounts = { events: 0, waiting: 0, leaves: 0, checkpoints: 0 };
  const { size, position } = database.prepare('SELECT size, position FROM log').get() as {
    size: number;
    position: number;
  };
  const commitments = leafCommitments(database, origin);
  const tree = treeOver(database, origin, found, counts);
  const cases = new Set<string>();
  const leaves = leafRows(database, found);
  let leaf = leaves.next();

  /** Leaves of positions before `before`, for which no event came. */
  function leavesWithoutEvent(before: number): void {
    while (!leaf.done && leaf.value.position < before) {
      found.add('leaf', leaf.value.index, `no event at position ${leaf.value.position}`);
      tree.add(leaf.value);
      leaf = leaves.next();
    }
  }

  for await (const event of events) {
    const caseId = caseOf(event.stream);
    if (caseId !== null) cases.add(caseId);
    leavesWithoutEvent(event.position);
    if (!leaf.done && leaf.value.position === event.position) {
      const { index, event_id: id } = leaf.value;
      counts.events += 1;
      if (id !== event.id) found.add('leaf', index, `of event ${id}, not ${event.id}`);
      checkCommitment(commitments, leaf.value, event, found);
      tree.add(leaf.value);
      leaf = leaves.next();
    } else if (event.position <= position) {
      counts.events += 1;
      found.add('leaf', tree.size(), `missing for event ${event.id} at position ${event.position}`);
    } else {
      counts.waiting += 1;
      if (commitments.canHaveLeaf(event)) continue;
      found.add('event', event.id, `position ${event.position}: no leaf can commit to it`);
    }
  }
  leavesWithoutEvent(Number.POSITIVE_INFINITY);
  if (tree.size() !== size) found.add('leaf', tree.size(), `the log says ${size} leaves`);
  if (tree.lastPosition() !== position) {
    found.add(
      'leaf',
      tree.size() - 1,
      `of position ${tree.lastPosition()}, the log says ${position}`,
    );
  }
  tree.finish();
  checkCaseKeys(database, cases, found);
  return counts;
}

/** A key of a case that is gone or another one is that, and no altered event. */
function checkCommitment(
  commitments: LeafCommitments,
  leaf: LeafRow,
  event: RecordedEvent,
  found: Differences,
): void {
  if (commitments.commitsTo(leaf, event)) return;
  const at = `position ${event.position}`;
  const caseId = commitments.caseWithOtherKey(leaf, event);
  if (caseId === null) {
    found.add('event', event.id, `${at}: leaf ${leaf.index} does not commit to it`);
  } else {
    found.add(
      'key',
      `case ${caseId}`,
      `its row in case_key of anchors.db is gone or another one: leaf ${leaf.index} at ${at} was made with its key`,
    );
  }
}

/** The rows in order; a page that cannot be read ends them, and is said. */
function* leafRows(database: DatabaseSync, found: Differences): Generator<LeafRow, undefined> {
  let next = 0;
  try {
    for (const row of database
      .prepare('SELECT idx AS "index", event_id, position, bytes FROM leaf ORDER BY idx')
      .iterate()) {
      const leaf = row as unknown as LeafRow;
      if (leaf.index !== next) found.add('leaf', next, 'it is missing');
      next = leaf.index + 1;
      yield leaf;
    }
  } catch (error) {
    found.add('leaf', next, (error as Error).message);
  }
}

/** The tree as the leaves give it, compared with tiles and signed heads on the way. */
function treeOver(database: DatabaseSync, origin: string, found: Differences, counts: LeafCounts) {
  const tree = treeBuilder();
  const tiles = tileChecker(database);
  const keys = logKeys(database, origin).map(noteKeyOf);
  const checkpoints = database
    .prepare('SELECT origin, size, root, note FROM checkpoint ORDER BY size')
    .all() as unknown as (StoredCheckpoint & { origin: string })[];
  let lastPosition = 0;

  function checkHead(stored: StoredCheckpoint): void {
    counts.checkpoints += 1;
    const root = tree.root();
    const head = parseCheckpoint(stored.note);
    const wrong = (detail: string): void => found.add('checkpoint', stored.size, detail);
    if (!equalBytes(stored.root, root) || !equalBytes(head.root, root)) {
      wrong(`its root is not ${toHex(root)}`);
    }
    if (head.size !== stored.size || head.origin !== origin) wrong('its note is of another head');
    if (verifyNote(nodeCrypto, head.note, keys).kind !== 'signed') {
      wrong('its signature does not hold');
    }
  }

  return {
    size: tree.size,
    lastPosition: () => lastPosition,
    add(leaf: LeafRow): void {
      counts.leaves += 1;
      lastPosition = leaf.position;
      const hash = leafHash(nodeCrypto, leaf.bytes);
      tree.add(hash);
      const wrongTile = tiles.add(hash);
      if (wrongTile !== null) found.add('tile', wrongTile, 'not the hashes of its leaves');
      while (checkpoints[0]?.size === tree.size()) {
        const stored = checkpoints.shift()!;
        void attempt(found, 'checkpoint', String(stored.size), () => checkHead(stored));
      }
    },
    finish(): void {
      const wrongTile = tiles.finish();
      if (wrongTile !== null) found.add('tile', wrongTile, 'not the hashes of its leaves');
      for (const { size } of checkpoints)
        found.add('checkpoint', size, 'beyond the end of the log');
      checkTileCount(database, tree.size(), found);
    },
  };
}

/** There are no tiles beside those that the leaves fill. */
function checkTileCount(database: DatabaseSync, size: number, found: Differences): void {
  let expected = 0;
  for (let nodes = size; nodes > 0; nodes = Math.floor(nodes / tileWidth)) {
    expected += Math.ceil(nodes / tileWidth);
  }
  const { count } = database.prepare('SELECT count(*) AS count FROM tile').get() as {
    count: number;
  };
  if (count !== expected) found.add('tile', 'tile', `${count} tiles where ${expected} are due`);
}

/** There are keys of cases that have events, and of no other. */
function checkCaseKeys(database: DatabaseSync, cases: Set<string>, found: Differences): void {
  for (const row of database.prepare('SELECT case_id FROM case_key').iterate()) {
    const caseId = String(row['case_id']);
    if (!cases.has(caseId)) found.add('key', `case ${caseId}`, 'no event is of this case');
  }
}
