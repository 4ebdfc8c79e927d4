import { isIPv6 } from 'node:net';

/** How often a source may do what costs or counts. */
export interface CallLimits {
  /** Seconds after which the source may ask again; 0 when it may now. */
  waitSeconds(source: string): number;
  /** Takes one from what the source has left. */
  spend(source: string): void;
}

/** So many sources are known at a time; the one that was quiet longest is forgotten first. */
const mostSources = 10_000;

/**
 * A bucket of tokens for each source, in memory: full at first, filled again evenly.
 * What is asked is the moment as well, so that a test has its own.
 */
export function callLimits(perMinute: number, now: () => number): CallLimits {
  const perMs = perMinute / 60_000;
  /** Oldest use first. */
  const buckets = new Map<string, { left: number; at: number }>();
  const bucketOf = (source: string): { left: number; at: number } => {
    const before = buckets.get(source) ?? { left: perMinute, at: now() };
    const left = Math.min(perMinute, before.left + Math.max(0, now() - before.at) * perMs);
    return { left, at: now() };
  };
  return {
    waitSeconds(source) {
      const { left } = bucketOf(source);
      return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perMs / 1000));
    },
    spend(source) {
      const { left, at } = bucketOf(source);
      buckets.delete(source);
      buckets.set(source, { left: Math.max(0, left - 1), at });
      if (buckets.size > mostSources) buckets.delete(buckets.keys().next().value!);
    },
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
