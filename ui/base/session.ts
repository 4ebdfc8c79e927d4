import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { Operation } from '#domain/access/operations.ts';
import type { SessionAnswer } from '#identity/session/session-answers.ts';
import { ApiProblem, read } from './api.ts';

export type Session = SessionAnswer;

export const sessionKey = ['session'] as const;

/** Nobody is there, as far as this page can know. */
const nobody: Session = {
  signedIn: false,
  principal: null,
  permissions: [],
  address: '',
  now: '',
  idleEndsAt: null,
  endsAt: null,
};

/** Whoever the server lets do nothing any more, as of an account that was altered, is nobody here. */
async function readSession(): Promise<Session> {
  try {
    return await read<Session>('/api/session');
  } catch (error) {
    if (error instanceof ApiProblem && [401, 403].includes(error.status)) return nobody;
    throw error;
  }
}

const sessionQuery = { queryKey: sessionKey, queryFn: readSession } as const;

/** Asked once by the frame, kept by react-query for everybody. */
export const useSession = (): Session | null =>
  useQuery({ ...sessionQuery, staleTime: 60_000 }).data ?? null;

/** Who is there now, asked again unless it was asked in this moment; everybody has the answer. */
export const askSession = (client: QueryClient): Promise<Session> =>
  client.fetchQuery({ ...sessionQuery, staleTime: 1_000 });

/** Who somebody is to these screens: the same person in another post is somebody else. Null for nobody. */
export const whoIs = ({ principal }: Pick<Session, 'principal'>): string | null =>
  principal === null ? null : `${principal.id} ${principal.role} ${principal.agency?.id ?? ''}`;

/**
 * Asks whether who is there is who was there. Only where it is not, is everybody told: the same session
 * a moment later is no news, and forms would reckon anew. Throws ServerUnreachable, and as {@link read}.
 */
export async function lookWhoIsThere(client: QueryClient): Promise<void> {
  const now = await readSession();
  const before = client.getQueryData<Session>(sessionKey);
  if (before !== undefined && whoIs(before) !== whoIs(now)) client.setQueryData(sessionKey, now);
}

export const may = (session: Session | null, operation: Operation): boolean =>
  session?.permissions.some((each) => each.operation === operation) ?? false;

/** Where signing in begins; one comes back to where one is. */
export const signInAddress = (): string => {
  const here = `${location.pathname}${location.hash}`;
  return `/api/session/sign-in?returnTo=${encodeURIComponent(here)}`;
};
