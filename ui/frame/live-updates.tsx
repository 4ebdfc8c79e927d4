import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { liveEventTypes } from '#domain/messages/live-event-types.ts';
import { may, useSession } from './session.ts';

/** What the last message of the server said. */
export interface LiveMessage {
  readonly caseId: string;
  readonly type: string;
  readonly revision: string;
  readonly position: string;
}

interface Live {
  /** True while messages arrive. */
  readonly connected: boolean;
  readonly last: LiveMessage | null;
}

const LiveContext = createContext<Live>({ connected: false, last: null });
export const useLive = (): Live => useContext(LiveContext);

/** How long messages are gathered before what is shown is asked for again, ms. */
const gather = 400;

/**
 * Listens to `/api/live` and lets everything that is shown be asked for again. Forms
 * keep what is typed: they take their values once and are only told.
 */
export function LiveUpdates({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const session = useSession();
  const allowed = may(session, 'live');
  const [connected, setConnected] = useState(false);
  const [last, setLast] = useState<LiveMessage | null>(null);

  useEffect(() => {
    if (!allowed) return undefined;
    const refresh = (): Promise<void> =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    const source = new EventSource('/api/live');
    let timer: ReturnType<typeof setTimeout> | null = null;
    const heard = (event: MessageEvent<string>): void => {
      const message = JSON.parse(event.data) as LiveMessage;
      if (message.caseId !== '') setLast(message);
      timer ??= setTimeout(() => {
        timer = null;
        void refresh();
      }, gather);
    };
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('error', () => setConnected(false));
    // Each type of event is a type of message.
    for (const type of liveEventTypes) source.addEventListener(type, heard as EventListener);
    return () => {
      source.close();
      if (timer !== null) clearTimeout(timer);
    };
  }, [allowed, client]);

  const value = useMemo(() => ({ connected, last }), [connected, last]);
  return <LiveContext.Provider value={value}>{children}</LiveContext.Provider>;
}
