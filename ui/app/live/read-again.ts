import type { QueryClient } from '@tanstack/react-query';

/**
 * Lets what these queries gave be asked for again: at once, where it is shown. A page that nobody sees asks
 * when it is shown again, as its queries do of themselves with what is out of date.
 */
export const readAgain = (
  client: QueryClient,
  concerned: (path: string) => boolean = () => true,
): Promise<void> =>
  client.invalidateQueries({
    predicate: ({ queryKey }) => concerned(String(queryKey[0])),
    refetchType: document.visibilityState === 'hidden' ? 'none' : 'active',
  });
