import { Problem } from '#domain/kernel/problem.ts';
import type { WritingParts } from './write-decided.ts';

/**
 * For acts that only take something away from somebody, as a freeze. While the log does not fit the events it
 * promises nothing, but whoever goes on with a key that is known to others must be stopped all the same: such an
 * act is kept without a promise, and gets its leaf once the log signs again.
 */
export const takenInDoubt = (parts: WritingParts): WritingParts => ({
  ...parts,
  signReceipt: async (claim) => {
    try {
      return await parts.signReceipt(claim);
    } catch (error) {
      if (error instanceof Problem && error.code === 'log-disagrees') return null;
      throw error;
    }
  },
});
