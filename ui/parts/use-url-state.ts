import { useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Filters live in the address: a link shows what its sender saw, and going back keeps them. */
export function useUrlState(): {
  readonly get: (name: string) => string;
  readonly set: (values: Readonly<Record<string, string | null>>) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  // What was set last: a second choice may come before the first one is drawn.
  const latest = useRef(parameters);
  useEffect(() => {
    latest.current = parameters;
  }, [parameters]);
  return useMemo(
    () => ({
      get: (name) => parameters.get(name) ?? '',
      set: (values) => {
        const after = new URLSearchParams(latest.current);
        for (const [name, value] of Object.entries(values)) {
          if (value === null || value === '') after.delete(name);
          else after.set(name, value);
        }
        latest.current = after;
        setParameters(after, { replace: true });
      },
    }),
    [parameters, setParameters],
  );
}
