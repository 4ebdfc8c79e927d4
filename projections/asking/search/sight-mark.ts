import type { Sight } from '../../ports/search-store.ts';

/**
 * Begins every token of what only some may see: the words as they are, or what stands masked in
 * their place. Nobody can type it, and what has nothing to hide is indexed once, for all.
 */
export const sightMark: Readonly<Record<Sight, string>> = { full: '\uE001', masked: '\uE002' };
