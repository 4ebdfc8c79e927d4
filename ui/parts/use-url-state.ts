import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Filters live in the address: a link shows what its sender saw, and going back keeps them. */
export function useUrlState(): {
  readonly get: (name: string) => string;
  readonly set: (values: Readonly<Record<string, string | null>>) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  // The same as long as the address is, so that what depends on it is not drawn again.
  return useMemo(
    () => ({
      get: (name) => parameters.get(name) ?? '',
      set: (values) => {
        setParameters(
          (before) => {
            const after = new URLSearchParams(before);
            for (const [name, value] of Object.entries(values)) {
              if (value === null || value === '') after.delete(name);
              else after.set(name, value);
            }
            return after;
          },
          { replace: true },
        );
      },
    }),
    [parameters, setParameters],
  );
}
