/** SQLite's primary result code of an error, or -1 for an error that is not SQLite's. */
export function sqliteCode(error: unknown): number {
  const extended = (error as { errcode?: unknown } | null)?.errcode;
  return typeof extended === 'number' ? extended & 0xff : -1;
}
