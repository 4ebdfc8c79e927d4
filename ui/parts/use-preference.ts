import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeskItemAnswer } from '#commands/desk/desk-answers.ts';
import { read, write } from '../base/api.ts';

/** Whoever put it there knows the shape of the value. */
interface Item<Value> extends Omit<DeskItemAnswer, 'value'> {
  readonly value: Value;
}

/** Something of one's own that is kept on the server; `initial` until it was set. */
export function usePreference<Value>(
  key: string,
  initial: Value,
): readonly [Value, (value: Value) => void] {
  const client = useQueryClient();
  const queryKey = ['preference', key];
  const { data } = useQuery({
    queryKey,
    // The list and not the one: what is not there yet is no fault.
    queryFn: async () => {
      const items = await read<Item<Value>[]>(`/api/preferences?prefix=${key}`);
      return items.find((item) => item.key === key)?.value ?? initial;
    },
    staleTime: Infinity,
  });
  const keep = (value: Value): void => {
    client.setQueryData(queryKey, value);
    void write('PUT', `/api/preferences/${key}`, { value }, null);
  };
  return [data ?? initial, keep];
}
