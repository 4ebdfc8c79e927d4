import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Snackbar } from '@mui/material';
import { useEffect, useState } from 'react';
import { write } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { server, useServerThere } from '../base/server-presence.ts';
import { readAgain } from './live/read-again.ts';
import { sessionKey, signInAddress, useSession } from '../base/session.ts';

/** How long before the end of a session one is warned, ms. */
const warning = 3 * 60_000;

/** Warns before the session ends, and says when the server cannot be reached. */
export function SessionWatch() {
  const say = useSay();
  const client = useQueryClient();
  const session = useSession();
  const there = useServerThere();
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);

  useEffect(() => {
    const ask = (): void => void server.ask();
    addEventListener('offline', ask);
    addEventListener('online', ask);
    return () => {
      removeEventListener('offline', ask);
      removeEventListener('online', ask);
    };
  }, []);

  // Whatever is shown may be old when the server is back: it is read anew.
  useEffect(
    () =>
      server.follow(() => {
        if (server.isThere()) void readAgain(client);
      }),
    [client],
  );

  const ends = session?.idleEndsAt ?? null;
  const left = ends === null ? null : Date.parse(ends) - now;
  // What was done since has put the end off; and who was there till it came is there no more.
  const ending = left !== null && left < warning;
  const over = left !== null && left <= 0 ? now : null;
  useEffect(() => {
    if (ending) void client.invalidateQueries({ queryKey: sessionKey });
  }, [client, ending, over]);
  const stay = async (): Promise<void> => {
    await write('POST', '/api/session', undefined, null);
    await client.invalidateQueries({ queryKey: sessionKey });
  };

  return (
    <>
      <Snackbar open={!there} anchorOrigin={{ vertical: 'top', horizontal: 'center' }}>
        <Alert severity="error" variant="filled" role="alert">
          {say(
            t(
              '网络中断，正在重连；已填写的内容不会丢失',
              'The server cannot be reached; trying again. What you typed is kept',
            ),
          )}
        </Alert>
      </Snackbar>
      <Snackbar open={ending} anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}>
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
