import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { concerns } from './live/concerns.ts';
import { followLive } from './live/follow-live.ts';
import type { LiveMessage, LiveWord } from './live/live-word.ts';
import { readAgain } from './live/read-again.ts';
import { server } from '../base/server-presence.ts';
import { may, sessionKey, useSession } from '../base/session.ts';

interface Live {
  /** True while messages arrive. */
  readonly connected: boolean;
}

const LiveContext = createContext<Live>({ connected: false });
export const useLive = (): Live => useContext(LiveContext);

/** How long messages are gathered before what is shown is asked for again, ms. */
const gather = 400;
/** How long after the end of a stream another one is asked for, when somebody is signed in still, ms. */
const pause = 2_000;

/**
 * Listens to what happens and lets what may be otherwise now be asked for again, and everything after a
 * gap; a page that nobody sees asks when it is shown. Forms keep what is typed: they take their values
 * once and are only told.
 */
export function LiveUpdates({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const session = useSession();
  const listener = may(session, 'live') ? (session?.principal?.id ?? null) : null;
  const [connected, setConnected] = useState(false);
  const [ends, setEnds] = useState(0);

  useEffect(() => {
    if (listener === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let again: ReturnType<typeof setTimeout> | null = null;
    // What was heard and not yet asked for; a gap may have been of anything.
    let heard: (LiveMessage | 'gap')[] = [];
    const refresh = (about: LiveMessage | 'gap'): void => {
      heard.push(about);
      timer ??= setTimeout(() => {
        timer = null;
        const now = heard;
        heard = [];
        void readAgain(
          client,
          (path) =>
            path !== sessionKey[0] && now.some((each) => each === 'gap' || concerns(path, each)),
        );
      }, gather);
    };
    const hear = (word: LiveWord): void => {
      if (word.kind === 'connected') setConnected(word.connected);
      if (word.kind === 'message') refresh(word.message);
      if (word.kind === 'gap') refresh('gap');
      if (word.kind !== 'ended') return;
      void client.invalidateQueries({ queryKey: sessionKey });
      again = setTimeout(() => setEnds((count) => count + 1), pause);
    };
    const { leave, hurry } = followLive(listener, hear);
    // A server that is back is listened to at once, and not after the pause of who found it away.
    const unfollow = server.follow(() => {
      if (server.isThere()) hurry();
    });
    return () => {
      unfollow();
      leave();
      setConnected(false);
      if (timer !== null) clearTimeout(timer);
      if (again !== null) clearTimeout(again);
    };
  }, [listener, client, ends]);

  const value = useMemo(() => ({ connected }), [connected]);
  return <LiveContext.Provider value={value}>{children}</LiveContext.Provider>;
}
