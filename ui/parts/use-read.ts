import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../base/api.ts';
import { readOpened, useOpened } from './opened-paths.ts';

const withoutQuery = (path: unknown): string => String(path).split('?', 1)[0]!;

/**
 * What was shown stays until the new answer is there, if it is an answer to the same question asked
 * otherwise (another page, another filter). What another path gave is about something else.
 */
const ofSamePath =
  (path: string | null) =>
  <Data>(
    previous: Data | undefined,
    query: { readonly queryKey: readonly unknown[] } | undefined,
  ): Data | undefined =>
    withoutQuery(query?.queryKey[0]) === withoutQuery(path) ? previous : undefined;

/** What a path of the server gives; see {@link ofSamePath} for what is shown meanwhile. */
export function useRead<Body>(path: string | null): UseQueryResult<Body> {
  useOpened([path]);
  return useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => readOpened<Body>(path!, signal),
    enabled: path !== null,
    placeholderData: ofSamePath(path),
  });
}

/**
 * What several paths give, in their order: only when all are there, so that a page is drawn once
 * and not once for each answer. What was shown stays until then.
 */
export function useReadAll<Body>(paths: readonly string[]): {
  readonly data: readonly Body[] | undefined;
  readonly error: Error | null;
} {
  const [combine] = useState(() => lastComplete<Body>());
  useOpened(paths);
  return useQueries({
    queries: paths.map((path) => ({
      queryKey: [path],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => readOpened<Body>(path, signal),
    })),
    combine,
  });
}

function lastComplete<Body>() {
  let data: readonly Body[] | undefined;
  return (answers: readonly UseQueryResult<Body>[]) => {
    if (answers.every((answer) => answer.data !== undefined)) {
      data = answers.map((answer) => answer.data as Body);
    }
    return { data, error: answers.find(({ error }) => error !== null)?.error ?? null };
  };
}

/** What a path gives now; what was read before this page was opened does not count. */
export function useReadNow<Body>(path: string): {
  readonly data: Body | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
} {
  useOpened([path]);
  const { data, error, refetch, isFetchedAfterMount } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => readOpened<Body>(path, signal),
    refetchOnMount: 'always',
  });
  return { data: isFetchedAfterMount ? data : undefined, error, refetch };
}

/** Rows with their total, as `Content-Range` says it, and the position they show. */
export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly asOf: string;
}

export const useRows = <Row>(path: string | null): UseQueryResult<Rows<Row>> =>
  useQuery({
    queryKey: [path],
    queryFn: async ({ signal }) => {
      const { body, headers } = await call<readonly Row[]>(path!, { signal });
      return {
        rows: body,
        total: Number(headers.get('content-range')?.split('/').at(-1) ?? body.length),
        asOf: headers.get('andu-as-of') ?? '',
      };
    },
    enabled: path !== null,
    placeholderData: ofSamePath(path),
  });
