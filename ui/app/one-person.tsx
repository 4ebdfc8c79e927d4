import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { Box } from '@mui/material';
import { useEffect, useState, type ReactNode } from 'react';
import { followSignedOut, ServerUnreachable } from '../base/api.ts';
import { SignInAgain } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { server } from '../base/server-presence.ts';
import { lookWhoIsThere, sessionKey, useSession } from '../base/session.ts';
import { useLive } from './live-updates.tsx';
import { lookerOf } from './looker-of.ts';

/** How often it is asked who is there where no stream tells of a session's end, ms. */
const lookMs = 3_000;

/**
 * Shows a page to the one person it was opened for. When that session ends, wherever it was ended, nothing
 * of the page stays, neither shown nor kept; what was typed into a step is a draft of the browser. For
 * another person, or the same in another post, the page begins anew.
 */
export function OnePerson({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const session = useSession();
  useLooks(client);
  const [first, setFirst] = useState<string | null>(null);
  const looker = lookerOf(first, session);
  if (looker.first !== first) setFirst(looker.first);
  const { kind } = looker;
  useEffect(() => {
    if (kind === 'gone') forget(client);
    if (kind === 'other') location.reload();
  }, [kind, client]);
  if (kind === 'gone') return <SignedOut />;
  return kind === 'other' ? null : children;
}

/** Questions that hold nothing of a case: who is there, and react-admin's own, which it asks anew at once. */
const kept: ReadonlySet<unknown> = new Set([sessionKey[0], 'auth']);

/** What was read for somebody is not there for whoever comes to this page next. */
function forget(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => !kept.has(queryKey[0]) });
  client.getMutationCache().clear();
}

/** Asks who is there whenever that may have changed without a word of the stream. */
function useLooks(client: QueryClient): void {
  const { connected } = useLive();
  useEffect(() => {
    const look = (): void => {
      // A server that is away is asked for until it is back; then all of this is asked again.
      if (!server.isThere()) void server.ask();
      else lookWhoIsThere(client).catch(unlessAway);
    };
    const timer = connected ? undefined : setInterval(look, lookMs);
    const unfollow = followSignedOut(look);
    addEventListener('focus', look);
    addEventListener('pageshow', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      unfollow();
      removeEventListener('focus', look);
      removeEventListener('pageshow', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [client, connected]);
}

/** That nobody answers, the frame says already. */
function unlessAway(error: unknown): void {
  if (!(error instanceof ServerUnreachable)) throw error;
}

function SignedOut() {
  const say = useSay();
  const title = say(t('会话已结束 · 案牍', 'The session has ended · Andu'));
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Box component="main" id="main" sx={{ maxWidth: 720, mx: 'auto', pt: 6, px: 2 }}>
      <SignInAgain />
    </Box>
  );
}
