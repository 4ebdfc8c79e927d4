import { Alert, AlertTitle, Button, Link, Stack, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import type { FallbackProps } from 'react-error-boundary';
import { Link as RouterLink } from 'react-router-dom';
import { ApiProblem, ServerUnreachable } from './api.ts';
import { faultNumber } from './fault-number.ts';
import { t, useSay } from './say.ts';
import { WaysOn } from './ways-on.tsx';
import { server, useServerThere } from './server-presence.ts';
import { signInAddress } from './session.ts';

/** What went wrong, in the words of the server, with the number to quote. */
export function ErrorPage({ error, resetErrorBoundary }: FallbackProps) {
  const say = useSay();
  useTryAgainOnceThere(error, resetErrorBoundary);
  return (
    <Stack spacing={2} sx={{ maxWidth: 720, pt: 2 }}>
      <ProblemAlert error={error} />
      <WaysOn>
        {/* What is not there will not be there the next time. */}
        {!isGone(error) && (
          <Button variant="outlined" onClick={resetErrorBoundary}>
            {say(t('重试', 'Try again'))}
          </Button>
        )}
      </WaysOn>
    </Stack>
  );
}

/** What failed because the server was away is tried again when it is back, without a press. */
function useTryAgainOnceThere(error: unknown, tryAgain: () => void): void {
  const again = useRef(tryAgain);
  useEffect(() => {
    again.current = tryAgain;
  }, [tryAgain]);
  const isAway = error instanceof ServerUnreachable;
  useEffect(
    () =>
      isAway
        ? server.follow(() => {
            if (server.isThere()) again.current();
          })
        : undefined,
    [isAway],
  );
}

const isGone = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 404 || error.status === 400);

/** A problem beside what it belongs to; nothing when there is none. */
export function ProblemAlert({ error }: { readonly error: unknown }) {
  const say = useSay();
  if (error === null || error === undefined) return null;
  if (error instanceof ServerUnreachable) return <Unreachable />;
  if (!(error instanceof ApiProblem)) return <PageFault error={error} />;
  if (error.status === 401) return <SignInAgain />;
  const said = new Set([error.title, ...error.violations.map(({ text }) => text)]);
  return (
    <Alert severity="error" role="alert">
      <AlertTitle>{error.title}</AlertTitle>
      {!said.has(error.message) && error.message}
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {error.violations.map((violation) => (
          <li key={`${violation.rule}${violation.field ?? ''}${violation.text}`}>
            {violation.text}
            {violation.cases?.map(({ caseId, reference }) => (
              <Link
                key={caseId}
                component={RouterLink}
                to={`/cases/${caseId}`}
                color="inherit"
                sx={{ display: 'block', fontWeight: 600 }}
              >
                {say(t('查看案件', 'See the case'))} {reference ?? caseId}
              </Link>
            ))}
          </li>
        ))}
      </ul>
      <Typography variant="caption" component="p" sx={{ mt: 1 }}>
        {say(t('问题编号', 'Number to quote'))} {error.correlationId}
      </Typography>
    </Alert>
  );
}

/** The server was away when it was asked: as long as it is, and that it is back as soon as it is. */
function Unreachable() {
  const say = useSay();
  return useServerThere() ? (
    <Alert severity="info" role="status">
      {say(
        t(
          '刚才未能连接服务器，现已恢复，可以重试。',
          'The server could not be reached; it is there again, and you can try again.',
        ),
      )}
    </Alert>
  ) : (
    <Alert severity="error" role="alert">
      {say(t('无法连接服务器', 'The server cannot be reached'))}
    </Alert>
  );
}

/** A fault of the page itself, told as that: what was sent is safe, and the number names the fault. */
function PageFault({ error }: { readonly error: unknown }) {
  const say = useSay();
  return (
    <Alert severity="error" role="alert">
      <AlertTitle>{say(t('此页面出错', 'This page has failed'))}</AlertTitle>
      {say(
        t(
          '这是程序的错误，不是您的操作造成的；已提交的内容不受影响。请重试，仍不行时请将编号告知管理员。',
          'This is a fault of the program, not of what you did; what was sent is safe. Try again; if it stays, tell the administrator the number.',
        ),
      )}
      <Typography variant="caption" component="p" sx={{ mt: 1, overflowWrap: 'anywhere' }}>
        {say(t('问题编号', 'Number to quote'))} {faultNumber(error)} · {String(error)}
      </Typography>
    </Alert>
  );
}

/** The session has ended: one signs in and comes back to this page, its filters and its draft. */
export function SignInAgain() {
  const say = useSay();
  return (
    <Alert
      severity="warning"
      role="alert"
      data-testid="sign-in-again"
      action={
        <Button color="inherit" href={signInAddress()}>
          {say(t('重新登录', 'Sign in again'))}
        </Button>
      }
    >
      {say(
        t(
          '会话已结束。重新登录后回到本页；办理表单中已填写的内容保留。',
          'The session has ended. Sign in again and you are back here; what you typed into a step is kept.',
        ),
      )}
    </Alert>
  );
}
