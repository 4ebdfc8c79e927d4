import type { QueryClient } from '@tanstack/react-query';
import { isRefused } from '../../base/read-anew.ts';

/**
 * Lets what these queries gave be asked for again: at once, where it is shown. A page that nobody sees asks
 * when it is shown again, as its queries do of themselves with what is out of date. What was refused is left.
 */
export const readAgain = (
  client: QueryClient,
  concerned: (path: string) => boolean = () => true,
): Promise<void> =>
  client.invalidateQueries({
    predicate: (query) => concerned(String(query.queryKey[0])) && !isRefused(query),
    refetchType: document.visibilityState === 'hidden' ? 'none' : 'active',
  });
