import { hash } from 'node:crypto';
import { keysOf, type KnownBy } from '#domain/casework/same-case.ts';
import type { CaseId } from '#domain/kernel/ids.ts';
import type { EventStore } from '#event-store/port.ts';

/** The other cases that were opened with a key of an opening. */
export interface OtherOpenings {
  readonly cases: readonly CaseId[];
  /** They are all of the openings up to this position of the store. */
  readonly upTo: number;
}

/** Which cases were opened for a person, a number, a reference. */
export interface OpeningRegister {
  /** The other cases, as of now; somebody may be opening another. */
  others(caseId: CaseId, opening: KnownBy): Promise<OtherOpenings>;
  /**
   * Runs `open` while no other opening of this process shares a key with this one, and gives it the
   * {@link others}. Whatever `open` throws is thrown on.
   */
  alone<T>(
    caseId: CaseId,
    opening: KnownBy,
    open: (others: OtherOpenings) => Promise<T>,
  ): Promise<T>;
}

/**
 * What is promised: of openings that share a key the later one sees the earlier one. This register is the
 * only way of its process to an opening; each reads the openings that were recorded up to now, after every
 * earlier one with a common key has ended. What another process opens meanwhile, the store tells at the
 * append, which is told up to where this was read: then it is read on and decided again. Facts
 * corrected later are not looked up: the register knows a case as it was opened. It begins to read at once,
 * so that the first opening after a start does not wait for all of the log.
 */
export function openingRegister(store: Pick<EventStore, 'readAll' | 'head'>): OpeningRegister {
  const cases = new Map<number, CaseId[]>();
  const underWay = new Map<string, Promise<void>>();
  let read = 0;

  /** Gives the position up to which every opening was read. */
  async function readOn(): Promise<number> {
    const head = await store.head();
    const openings = store.readAll({
      after: read,
      filter: { eventTypes: ['CaseOpened'] },
      // What cannot be read is told by fsck and parks its case; it cannot be compared.
      onUnreadable: () => undefined,
    });
    for await (const { position, data } of openings) {
      const { caseId, ...known } = data as unknown as KnownBy & { readonly caseId: CaseId };
      for (const key of keysIn(known)) {
        const same = cases.get(key);
        if (same === undefined) cases.set(key, [caseId]);
        else same.push(caseId);
      }
      read = position;
    }
    read = Math.max(read, head);
    return read;
  }

  let reading = readOn();
  // Whoever opens a case reads on from there, and is told when that fails as well.
  reading.catch(() => undefined);

  /** One reading at a time; after one that failed, the next begins where it came to. */
  function caughtUp(): Promise<number> {
    reading = reading.then(readOn, readOn);
    return reading;
  }

  async function others(caseId: CaseId, opening: KnownBy): Promise<OtherOpenings> {
    const upTo = await caughtUp();
    const found = new Set(keysOf(opening).flatMap((key) => cases.get(short(key)) ?? []));
    return { cases: [...found].filter((other) => other !== caseId), upTo };
  }

  return {
    others,
    async alone(caseId, opening, open) {
      const keys = keysOf(opening);
      const before = keys.flatMap((key) => underWay.get(key) ?? []);
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      for (const key of keys) underWay.set(key, ended);
      try {
        await Promise.all(before);
        return await open(await others(caseId, opening));
      } finally {
        for (const key of keys) if (underWay.get(key) === ended) underWay.delete(key);
        resolve();
      }
    },
  };
}

/** None for an event that was altered until it says nothing: fsck tells of it, and it parks its case. */
function keysIn(known: KnownBy): readonly number[] {
  try {
    return keysOf(known).map(short);
  } catch (error) {
    if (error instanceof TypeError) return [];
    throw error;
  }
}

/**
 * 48 bits of a key's SHA-256, so that hundreds of thousands of openings fit in memory and no name is kept
 * in it. Two keys that share them cost a comparison: the cases themselves are looked at afterwards.
 */
const short = (key: string): number => hash('sha256', key, 'buffer').readUIntBE(0, 6);
