import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import type { LeafCommitments } from './leaf-commitment.ts';
import type { LogReader, StoredCheckpoint, StoredLeaf } from './log-reader.ts';
import type { SignedHeads } from './signed-heads.ts';

/** Where the event store, the leaves, the tree and the signed heads do not fit each other. */
export type Disagreement =
  /** The log has a leaf for this position, the store has no event there: it lost its end, or is an older copy. */
  | { readonly kind: 'eventsMissing'; readonly position: number }
  /** The event at this position is not the one that its leaf commits to. */
  | { readonly kind: 'eventsDiffer'; readonly position: number }
  /** The event is the one that its leaf commits to; the key of its case in the log is gone, or another one. */
  | { readonly kind: 'caseKeyDiffers'; readonly position: number; readonly caseId: string }
  /** The next event that is due has no proper salt or cannot be read: no leaf can commit to it. */
  | { readonly kind: 'eventWithoutLeaf'; readonly position: number }
  /** The log says that it has this leaf, and does not. */
  | { readonly kind: 'leavesMissing'; readonly index: number }
  /** The tree does not hold the hash of this leaf. */
  | { readonly kind: 'treeDiffers'; readonly index: number }
  /** A head was signed over more leaves than there are: an older `anchors.db`. */
  | { readonly kind: 'headBeyondLog'; readonly headSize: number; readonly logSize: number }
  /** The tree gives another root than the one that was signed, or the note is not what was signed. */
  | { readonly kind: 'headDiffers'; readonly headSize: number }
  /** How far the log reaches, its broken promises or its keys are not what was written down. */
  | { readonly kind: 'valuesDiffer' };

export interface StoreAgreement {
  /**
   * Holds the stores against each other: the newest leaf, the newest signed head, the next event
   * that has no leaf yet, and a stretch of all leaves and heads, another one at each call, so that in
   * time everything was looked at: at once where it is little, over `walkMs` a call where it is much.
   * Gives the first thing that does not fit, or null.
   */
  check(): Promise<Disagreement | null>;
}

type ReadEvent = RecordedEvent | 'unreadable';

/** Leaves, and heads, that are looked at in one go. */
const stretch = { leaves: 128, heads: 16 };
/** So long one check walks over what lies before the newest, ms: until all was seen once, and later. */
const walkMs = { first: 300, later: 30 };

export function storeAgreement(
  store: Pick<EventStore, 'readAll' | 'eventAt' | 'head'>,
  log: LogReader,
  commitments: LeafCommitments,
  heads: SignedHeads,
): StoreAgreement {
  let nextLeaf = 0;
  const signed = headsOver(log, heads);
  let seenAll = false;

  async function check(): Promise<Disagreement | null> {
    // The log first: the store only grows, so what the log has must be there.
    const { size, position } = log.extent();
    if (!heads.valuesHold()) return { kind: 'valuesDiffer' };
    const ofHead = signed.newest(size);
    if (ofHead !== null) return ofHead;
    const head = await store.head();
    if (head < position) return { kind: 'eventsMissing', position: head + 1 };
    const newest = size === 0 ? null : await leafDisagreement(size - 1, 1);
    if (newest !== null) return newest;
    if (head > position && !(await isFitBehind(store, commitments, position))) {
      return { kind: 'eventWithoutLeaf', position: position + 1 };
    }
    return size === 0 ? null : walk(size);
  }

  /** On from where the last call stood, until all was seen once or the time is over. */
  async function walk(size: number): Promise<Disagreement | null> {
    const until = performance.now() + (seenAll ? walkMs.later : walkMs.first);
    let leavesDone = false;
    let headsDone = false;
    do {
      if (!leavesDone) {
        if (nextLeaf >= size) nextLeaf = 0;
        const found = await leafDisagreement(nextLeaf, Math.min(stretch.leaves, size - nextLeaf));
        // What was found is looked at again at the next check, until it is mended.
        if (found !== null) return found;
        nextLeaf += stretch.leaves;
        leavesDone = nextLeaf >= size;
      }
      if (!headsDone) {
        const found = signed.next();
        if (found !== null) return found;
        headsDone = signed.isAtEnd();
      }
    } while (!(leavesDone && headsDone) && performance.now() < until);
    seenAll ||= leavesDone && headsDone;
    return null;
  }

  async function leafDisagreement(first: number, count: number): Promise<Disagreement | null> {
    const leaves = log.leaves(first, count);
    const missing = leaves.findIndex(({ index }, offset) => index !== first + offset);
    if (missing !== -1 || leaves.length < count) {
      return { kind: 'leavesMissing', index: first + (missing === -1 ? leaves.length : missing) };
    }
    const outside = leaves.find((leaf) => !commitments.isInTree(leaf));
    if (outside !== undefined) return { kind: 'treeDiffers', index: outside.index };
    return eventDisagreement(store, commitments, leaves);
  }

  return { check };
}

/** The signed heads over the tree, the newest and a stretch of all at each call. */
function headsOver(log: LogReader, heads: SignedHeads) {
  let upTo = 0;
  return {
    newest(logSize: number): Disagreement | null {
      const head = log.newestCheckpoint();
      return head === null ? null : headDisagreement(heads, head, logSize);
    },
    next(): Disagreement | null {
      const some = log.checkpointsAfter(upTo, stretch.heads);
      // As it is now: while the events were waited for, the log has grown and heads were signed over it.
      const { size: logSize } = log.extent();
      for (const head of some) {
        const found = headDisagreement(heads, head, logSize);
        if (found !== null) return found;
      }
      upTo = some.length < stretch.heads ? 0 : some.at(-1)!.size;
      return null;
    },
    isAtEnd: (): boolean => upTo === 0,
  };
}

function headDisagreement(
  heads: SignedHeads,
  head: StoredCheckpoint,
  logSize: number,
): Disagreement | null {
  if (head.size > logSize) return { kind: 'headBeyondLog', headSize: head.size, logSize };
  return heads.holds(head) ? null : { kind: 'headDiffers', headSize: head.size };
}

type EventsOfLog = Pick<EventStore, 'readAll' | 'eventAt'>;

/** The events from that of the first leaf on, as many as there are leaves; none where the first is not there. */
async function eventsOf(
  store: EventsOfLog,
  leaves: readonly StoredLeaf[],
): Promise<readonly ReadEvent[]> {
  const { position } = leaves[0]!;
  const first = await store.eventAt(position).catch(() => 'unreadable' as const);
  if (first === null || first === 'unreadable') return first === null ? [] : [first];
  return [first, ...(await eventsBehind(store, position, leaves.length - 1))];
}

/** Events until one cannot be read, which then stands for it. */
async function eventsBehind(
  store: EventsOfLog,
  after: number,
  limit: number,
): Promise<readonly ReadEvent[]> {
  const events: ReadEvent[] = [];
  try {
    for await (const event of store.readAll({ after, limit })) events.push(event);
  } catch {
    events.push('unreadable');
  }
  return events;
}

async function eventDisagreement(
  store: EventsOfLog,
  commitments: LeafCommitments,
  leaves: readonly StoredLeaf[],
): Promise<Disagreement | null> {
  const events = await eventsOf(store, leaves);
  for (const [offset, leaf] of leaves.entries()) {
    const { position } = leaf;
    const event = events[offset];
    if (event === 'unreadable') return { kind: 'eventsDiffer', position };
    if (event === undefined || event.position > position) {
      return { kind: 'eventsMissing', position };
    }
    if (commitments.commitsTo(leaf, event)) continue;
    const caseId = commitments.caseWithOtherKey(leaf, event);
    return caseId === null
      ? { kind: 'eventsDiffer', position }
      : { kind: 'caseKeyDiffers', position, caseId };
  }
  return null;
}

/** The first event behind a position can have a leaf. */
async function isFitBehind(
  store: EventsOfLog,
  commitments: LeafCommitments,
  position: number,
): Promise<boolean> {
  const [event] = await eventsBehind(store, position, 1);
  return event !== 'unreadable' && (event === undefined || commitments.canHaveLeaf(event));
}
