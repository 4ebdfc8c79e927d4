/** Who may do what with a stream: each a list of users and groups; null leaves it to the default. */
export interface StreamAcl {
  readonly read: readonly string[] | null;
  readonly write: readonly string[] | null;
  readonly delete: readonly string[] | null;
  readonly metaRead: readonly string[] | null;
  readonly metaWrite: readonly string[] | null;
}

/** What the metadata of a stream says of it, as far as the server keeps to it. */
export interface StreamRules {
  /** Events from before this revision are not shown; beyond the last event the stream is deleted. */
  readonly truncateBefore: number;
  /** Only so many of the last events are shown; null for all. */
  readonly maxCount: number | null;
  /** Only events so young are shown, ms; null for all. */
  readonly maxAgeMs: number | null;
  readonly acl: StreamAcl | null;
}

/** Truncation of a stream that is deleted until it is written to again. */
export const deletedBefore = Number.MAX_SAFE_INTEGER;
/** As the protocol writes it. */
const deletedBeforeText = '9223372036854775807';

export const noRules: StreamRules = {
  truncateBefore: 0,
  maxCount: null,
  maxAgeMs: null,
  acl: null,
};
/** A stream of metadata shows what holds now. */
export const rulesOfMetastream: StreamRules = { ...noRules, maxCount: 1 };

const decoder = new TextDecoder();

/** The metadata as an object; null for what is none: then no rule holds, as for a stream without. */
export function metadataObject(data: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(decoder.decode(data));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** Reads the rules; what is no number or no list of names is as if it were not there. */
export function rulesOf(data: Uint8Array): StreamRules {
  const metadata = metadataObject(data);
  if (metadata === null) return noRules;
  const number = (name: string): number | null => {
    const value = metadata[name];
    return typeof value === 'number' && Number.isFinite(value) && value >= 0
      ? Math.min(Math.floor(value), deletedBefore)
      : null;
  };
  const maxAge = number('$maxAge');
  return {
    truncateBefore: number('$tb') ?? 0,
    maxCount: number('$maxCount'),
    maxAgeMs: maxAge === null ? null : maxAge * 1000,
    acl: aclOf(metadata['$acl']),
  };
}

/** An access control list by the protocol's short names; null for none. */
export function aclOf(value: unknown): StreamAcl | null {
  if (typeof value !== 'object' || value === null) return null;
  const names = (key: string): readonly string[] | null => {
    const found = (value as Record<string, unknown>)[key];
    if (typeof found === 'string') return [found];
    return Array.isArray(found)
      ? found.filter((each): each is string => typeof each === 'string')
      : null;
  };
  return {
    read: names('$r'),
    write: names('$w'),
    delete: names('$d'),
    metaRead: names('$mr'),
    metaWrite: names('$mw'),
  };
}

/**
 * The same metadata with another truncation, as JSON text in bytes. The number of a deleted stream is larger
 * than a number of JavaScript, so it is written by hand.
 */
export function withTruncation(data: Uint8Array | null, truncateBefore: number): Uint8Array {
  const { $tb: _, ...rest } = (data === null ? null : metadataObject(data)) ?? {};
  const text = JSON.stringify({ $tb: 0, ...rest });
  const number = truncateBefore === deletedBefore ? deletedBeforeText : String(truncateBefore);
  return new TextEncoder().encode(text.replace('{"$tb":0', `{"$tb":${number}`));
}

const metaPrefix = '$$';
export const isMetastream = (stream: string): boolean => stream.startsWith(metaPrefix);
export const metastreamOf = (stream: string): string => `${metaPrefix}${stream}`;
/** The stream whose metadata a stream holds. */
export const streamOfMeta = (stream: string): string => stream.slice(metaPrefix.length);
/** Names under which the protocol itself shows something; nobody writes there, only what holds of them. */
export const isReserved = (stream: string): boolean =>
  /^\$(?:all$|streams$|ce-|et-|bc-|category-)/.test(stream);
export const isSystemStream = (stream: string): boolean => stream.startsWith('$');
