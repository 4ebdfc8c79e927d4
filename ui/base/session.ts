import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { Operation } from '#domain/access/operations.ts';
import type { SessionAnswer } from '#identity/session/session-answers.ts';
import { read } from './api.ts';

export type Session = SessionAnswer;

export const sessionKey = ['session'] as const;

const sessionQuery = {
  queryKey: sessionKey,
  queryFn: () => read<Session>('/api/session'),
} as const;

/** Asked once by the frame, kept by react-query for everybody. */
export const useSession = (): Session | null =>
  useQuery({ ...sessionQuery, staleTime: 60_000 }).data ?? null;

/** Who is there now, asked again unless it was asked in this moment; everybody has the answer. */
export const askSession = (client: QueryClient): Promise<Session> =>
  client.fetchQuery({ ...sessionQuery, staleTime: 1_000 });

export const may = (session: Session | null, operation: Operation): boolean =>
  session?.permissions.some((each) => each.operation === operation) ?? false;

/** Where signing in begins; one comes back to where one is. */
export const signInAddress = (): string => {
  const here = `${location.pathname}${location.hash}`;
  return `/api/session/sign-in?returnTo=${encodeURIComponent(here)}`;
};
