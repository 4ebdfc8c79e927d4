import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lostEventsFile } from './folder-files.ts';

/** Events that were acknowledged and are not in the store. */
export interface LostEvents {
  /** Position of the last one in the store when it was noticed. */
  readonly head: number;
  /** Position of the newest one that is known to have been there: a view had seen it, or it was appended. */
  readonly seen: number;
}

/**
 * What an earlier start noticed to be lost and nobody has accepted; null for nothing. Of a file that does not say it
 * in our words it is known that something is lost, and no more: both positions are 0.
 */
export function lostEventsIn(folder: string): LostEvents | null {
  const file = join(folder, lostEventsFile);
  if (!existsSync(file)) return null;
  try {
    const { head, seen } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    if (Number.isSafeInteger(head) && Number.isSafeInteger(seen)) {
      return { head: Number(head), seen: Number(seen) };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { head: 0, seen: 0 };
}

/** Writes it down until somebody accepts it; what was noticed first stays. */
export function keepLostEvents(folder: string, { head, seen }: LostEvents): void {
  if (lostEventsIn(folder) !== null) return;
  const file = join(folder, lostEventsFile);
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, `${JSON.stringify({ v: 1, head, seen })}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
}

/** Nothing is lost any more, or somebody has accepted it. */
export const forgetLostEvents = (folder: string): void =>
  rmSync(join(folder, lostEventsFile), { force: true });
