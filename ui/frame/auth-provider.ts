import type { AuthProvider } from 'react-admin';
import type { Operation } from '#domain/access/operations.ts';
import { ApiProblem, read, write } from './api.ts';
import { may, signInAddress, type Session } from './session.ts';

const session = (): Promise<Session> => read<Session>('/api/session');

/** Signing in is the issuer's business: these screens only ask who is there. */
export const authProvider: AuthProvider = {
  login: () => {
    location.assign(signInAddress());
    // The page goes away; nothing more happens here.
    return new Promise<never>(() => undefined);
  },
  logout: async () => {
    const { body } = await write<{ signOutUrl: string | null }>('DELETE', '/api/session');
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
