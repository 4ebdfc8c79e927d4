import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the address says now: a second choice may come before the first one is drawn. */
const address = (): string => location.hash.split('?')[1] ?? '';

/** Filters live in the address: a link shows what its sender saw, and going back keeps them. */
export function useUrlState(): {
  readonly get: (name: string) => string;
  readonly set: (values: Readonly<Record<string, string | null>>) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  return useMemo(
    () => ({
      get: (name) => parameters.get(name) ?? '',
      set: (values) => {
        const after = new URLSearchParams(address());
        for (const [name, value] of Object.entries(values)) {
          if (value === null || value === '') after.delete(name);
          else after.set(name, value);
        }
        setParameters(after, { replace: true });
      },
    }),
    [parameters, setParameters],
  );
}
