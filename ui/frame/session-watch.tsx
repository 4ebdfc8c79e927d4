import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Snackbar } from '@mui/material';
import { useEffect, useState } from 'react';
import { listenToApi, write } from './api.ts';
import { useLive } from './live-updates.tsx';
import { t, useSay } from './say.ts';
import { may, sessionKey, signInAddress, useSession } from './session.ts';

/** How long before the end of a session one is warned, ms. */
const warning = 3 * 60_000;

/** How long live updates may be away before it is asked whether anybody is there, ms. */
const patience = 4_000;

async function isThere(): Promise<boolean> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), 5_000);
  try {
    await fetch('/healthz', { signal: late.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Warns before the session ends, and says when the server cannot be reached. */
export function SessionWatch() {
  const say = useSay();
  const client = useQueryClient();
  const session = useSession();
  const { connected } = useLive();
  const [reachable, setReachable] = useState(true);
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    listenToApi({ reached: setReachable });
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);

  // Who reads and calls nothing would not learn that nobody is there.
  const listening = may(session, 'live') && !connected;
  useEffect(() => {
    if (!listening || !reachable) return undefined;
    const timer = setInterval(() => void isThere().then(setReachable), patience);
    return () => clearInterval(timer);
  }, [listening, reachable]);

  useEffect(() => {
    if (reachable) return undefined;
    // Asks again until somebody answers; then everything that is shown is read anew.
    const timer = setInterval(() => {
      void isThere().then((there) => {
        if (!there) return null;
        setReachable(true);
        return client.invalidateQueries();
      });
    }, 3000);
    return () => clearInterval(timer);
  }, [reachable, client]);

  const ends = session?.idleEndsAt ?? null;
  const left = ends === null ? null : Date.parse(ends) - now;
  const stay = async (): Promise<void> => {
    await write('POST', '/api/session', undefined, null);
    await client.invalidateQueries({ queryKey: sessionKey });
  };

  return (
    <>
      <Snackbar open={!reachable} anchorOrigin={{ vertical: 'top', horizontal: 'center' }}>
        <Alert severity="error" variant="filled" role="alert">
          {say(
            t(
              '网络中断，正在重连；已填写的内容不会丢失',
              'The server cannot be reached; trying again. What you typed is kept',
            ),
          )}
        </Alert>
      </Snackbar>
      <Snackbar
        open={left !== null && left < warning}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      >
        <Alert
          severity="warning"
          role="alert"
          action={
            left !== null && left <= 0 ? (
              <Button color="inherit" href={signInAddress()}>
                {say(t('重新登录', 'Sign in again'))}
              </Button>
            ) : (
              <Button color="inherit" onClick={() => void stay()}>
                {say(t('继续工作', 'Stay signed in'))}
              </Button>
            )
          }
        >
          {left !== null && left <= 0
            ? say(t('会话已结束，请重新登录', 'The session has ended'))
            : say(t('会话即将因长时间未操作而结束', 'The session is about to end without use'))}
        </Alert>
      </Snackbar>
    </>
  );
}
