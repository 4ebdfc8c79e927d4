import { sqliteCode } from '../sqlite-code.ts';

const full = 13;
const inputOutput = 10;

/**
 * Writes what only tells other processes how it stands: where the disk takes nothing more it is left
 * untold, and told with the next word. Throws whatever else goes wrong.
 */
export function evenIfFull(write: () => unknown): void {
  try {
    write();
  } catch (error) {
    if (![full, inputOutput].includes(sqliteCode(error))) throw error;
  }
}
