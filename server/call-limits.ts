import { sharedFiles } from '#platform/data-folder/folder-files.ts';
import { NamedDatabase } from '#platform/named-database.ts';
import { createPrivateFile } from '#platform/private-files.ts';
import { isIPv6 } from 'node:net';

/** How often a source may do what costs or counts. */
export interface CallLimits {
  /** Seconds after which the source may ask again; 0 when it may now. */
  waitSeconds(source: string): number;
  /** Takes one from what the source has left. */
  spend(source: string): void;
}

/** Between two removals of sources that have all they can have again, in takings. */
const sweepEvery = 1_000;

/** The limits of all processes that name one file; it can be deleted when none runs. */
export interface SharedCallLimits {
  /** A bucket of tokens for each source under this name: full at first, filled again evenly. */
  of(name: string, perMinute: number): CallLimits;
  close(): void;
}

/**
 * Opens the file, which is made when it is not there. What is asked is the moment as well, so that a
 * test has its own; it must be the same clock in every process.
 */
export function openCallLimits(path: string, now: () => number): SharedCallLimits {
  if (path !== ':memory:') createPrivateFile(path);
  const database = new NamedDatabase(path, sharedFiles.limits, { timeout: 5_000 });
  // What a power cut takes from it was worth nothing after it.
  database.exec(`PRAGMA synchronous = OFF; PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS bucket (
      name TEXT NOT NULL, source TEXT NOT NULL, left REAL NOT NULL, at INTEGER NOT NULL,
      PRIMARY KEY (name, source)
    ) STRICT, WITHOUT ROWID`);
  const find = database.prepare('SELECT left, at FROM bucket WHERE name = ? AND source = ?');
  // One statement: of two processes that take at once, both have taken.
  const take = database.prepare(
    `INSERT INTO bucket VALUES (?1, ?2, ?3 - 1, ?4) ON CONFLICT (name, source) DO UPDATE
       SET left = max(0, min(?3, left + max(0, ?4 - at) * ?5) - 1), at = ?4`,
  );
  const sweep = database.prepare('DELETE FROM bucket WHERE at < ?');
  let taken = 0;
  return {
    of(name, perMinute) {
      const perMs = perMinute / 60_000;
      return {
        waitSeconds(source) {
          const row = find.get(name, source) as { left: number; at: number } | undefined;
          if (row === undefined) return 0;
          const left = Math.min(perMinute, row.left + Math.max(0, now() - row.at) * perMs);
          return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perMs / 1000));
        },
        spend(source) {
          taken += 1;
          if (taken % sweepEvery === 0) sweep.run(now() - 60_000);
          take.run(name, source, perMinute, now(), perMs);
        },
      };
    },
    close: () => database.close(),
  };
}

/**
 * Where a call came from, as it is counted: an IPv4 address; of an IPv6 address the first
 * 64 bits, for whoever has one has all that begin with them. A connection that ended before anybody
 * looked has no address any more (Node then gives none, whatever its types say): `gone`.
 */
export function sourceOf(address: string | undefined): string {
  if (address === undefined) return 'gone';
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('%', 1)[0]!.split('::', 2);
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const missing = plain.includes('::') ? 8 - before.length - after.length : 0;
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
