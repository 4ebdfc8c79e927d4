import type { QueryClient } from '@tanstack/react-query';
import type { AuthProvider } from 'react-admin';
import type { Operation } from '#domain/access/operations.ts';
import type { SignedOutAnswer } from '#identity/session/session-answers.ts';
import { ApiProblem, write } from '../base/api.ts';
import { askSession, may, signInAddress, type Session } from '../base/session.ts';

/** Somebody pressed the button that signs out. */
export const pressed = { pressed: true } as const;

/** Signing in is the issuer's business: these screens only ask who is there. */
export function authProviderOf(client: QueryClient): AuthProvider {
  const session = (): Promise<Session> => askSession(client);
  return {
    login: () => {
      location.assign(signInAddress());
      // The page goes away; nothing more happens here.
      return new Promise<never>(() => undefined);
    },
    // react-admin calls this also where it finds nobody signed in: then nothing is to be ended, and whoever
    // has signed in meanwhile in another tab stays.
    logout: async (of: unknown) => {
      if (of !== pressed) return;
      const { body } = await write<SignedOutAnswer>('DELETE', '/api/session', undefined, null);
      if (body.signOutUrl !== null) location.assign(body.signOutUrl);
    },
    checkAuth: async () => {
      const { signedIn } = await session();
      if (!signedIn) throw new Error('not signed in');
    },
    checkError: async (error: unknown) => {
      if (error instanceof ApiProblem && error.status === 401) throw error;
    },
    getIdentity: async () => {
      const { principal } = await session();
      return { id: principal?.id ?? '', fullName: principal?.name ?? '' };
    },
    getPermissions: async () => (await session()).permissions,
    canAccess: async ({ resource }) => may(await session(), resource as Operation),
  };
}
