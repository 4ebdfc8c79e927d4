import { Chip } from '@mui/material';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { useSay } from '../base/say.ts';
import type { useUrlState } from './use-url-state.ts';

interface LedByProps {
  /** What a value is called, by the name of its condition in the address. */
  readonly named: Readonly<Record<string, (value: string) => Bilingual>>;
  readonly url: ReturnType<typeof useUrlState>;
}

/** What the figure by which one came to a list was narrowed by; each condition can be let go. */
export function LedBy({ named, url }: LedByProps) {
  const say = useSay();
  return Object.entries(named)
    .filter(([name]) => url.get(name) !== '')
    .map(([name, nameOf]) => (
      <Chip
        key={name}
        label={say(nameOf(url.get(name)))}
        onDelete={() => url.set({ [name]: null, page: null })}
      />
    ));
}
