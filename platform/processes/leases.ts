import { DatabaseSync } from 'node:sqlite';
import { sinceBoot } from './process-book.ts';
import { evenIfFull } from './even-if-full.ts';

/** A lease that is held: whoever writes on the strength of it asks for the number again in each transaction. */
export interface HeldLease {
  /** The book of processes. */
  readonly file: string;
  readonly name: string;
  /** Goes up by one with every holder. */
  readonly fence: number;
}

/** Somebody else has the lease by now; nothing more is to be written. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** The leases of a folder, for one process. */
export interface Leases {
  /** The number under which this process holds it from now on; null while another does. */
  take(name: string, forMs: number): number | null;
  /** Holds it for longer; false when another has taken it meanwhile. */
  renew(name: string, fence: number, forMs: number): boolean;
  release(name: string, fence: number): void;
  /** True while some process holds it. */
  isHeld(name: string): boolean;
}

export function openLeases(
  database: DatabaseSync,
  holder: string,
  now: () => number = sinceBoot,
): Leases {
  const take = database.prepare(
    `INSERT INTO lease VALUES (?1, ?2, 1, ?3) ON CONFLICT (name) DO UPDATE
       SET holder = ?2, fence = fence + 1, until = ?3 WHERE until < ?4 RETURNING fence`,
  );
  const extend = database.prepare('UPDATE lease SET until = ? WHERE name = ? AND fence = ?');
  const until = database.prepare('SELECT until FROM lease WHERE name = ?');
  return {
    take(name, forMs) {
      const row = take.get(name, holder, now() + forMs, now());
      return (row?.['fence'] as number | undefined) ?? null;
    },
    renew: (name, fence, forMs) => extend.run(now() + forMs, name, fence).changes === 1,
    release: (name, fence) => evenIfFull(() => extend.run(0, name, fence)),
    isHeld: (name) => Number(until.get(name)?.['until'] ?? 0) >= now(),
  };
}

/** Asks again and again, for a thread of its own, whether a lease is still held. */
export interface LeaseCheck {
  /** Call it inside each writing transaction. Throws LeaseLost. */
  assertHeld(): void;
  close(): void;
}

export function openLeaseCheck({ file, name, fence }: HeldLease): LeaseCheck {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  const current = database.prepare('SELECT fence FROM lease WHERE name = ?');
  return {
    assertHeld() {
      if (current.get(name)?.['fence'] === fence) return;
      throw new LeaseLost(`another process has the role ${name} by now`);
    },
    close: () => database.close(),
  };
}
