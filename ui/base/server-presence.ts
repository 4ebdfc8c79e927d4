import { useSyncExternalStore } from 'react';

/**
 * Whether the server is there: one state for the whole page, told by every call. While it is away it is
 * asked until it answers; then who waits for it is told.
 */
export interface ServerPresence {
  readonly isThere: () => boolean;
  /** A call got an answer, or none. */
  readonly told: (there: boolean) => void;
  /** Asks now, where something hints at a change; a question that is on its way is not asked twice. */
  readonly ask: () => Promise<void>;
  /** Hears of each change until it is ended (call what it gives). */
  readonly follow: (change: () => void) => () => void;
}

/** How long after a question without an answer the next one is asked, ms. */
const pauseMs = 3_000;

/** `answers` asks the server for a sign of life; it never rejects. */
export function serverPresence(answers: () => Promise<boolean>): ServerPresence {
  const followers = new Set<() => void>();
  let there = true;
  let asking: Promise<void> | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;

  function told(now: boolean): void {
    clearTimeout(again);
    if (!now) again = setTimeout(() => void ask(), pauseMs);
    if (now === there) return;
    there = now;
    for (const change of followers) change();
  }
  async function question(): Promise<void> {
    const now = await answers();
    asking = null;
    told(now);
  }
  const ask = (): Promise<void> => {
    asking ??= question();
    return asking;
  };
  return {
    isThere: () => there,
    told,
    ask,
    follow(change) {
      followers.add(change);
      return () => followers.delete(change);
    },
  };
}

/** How long a sign of life may take, ms. */
const patienceMs = 5_000;

/**
 * True for what a server in between says where the one behind it is away: a refusal of its own is a
 * problem of RFC 9457.
 */
export const isOfGateway = ({ status, headers }: Response): boolean =>
  [502, 503, 504].includes(status) && !/[/+]json/.test(headers.get('content-type') ?? '');

async function signOfLife(): Promise<boolean> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), patienceMs);
  try {
    return !isOfGateway(await fetch('/healthz', { cache: 'no-store', signal: late.signal }));
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** The server that this page came from. */
export const server = serverPresence(signOfLife);

export const useServerThere = (): boolean => useSyncExternalStore(server.follow, server.isThere);
