import { Alert, AlertTitle, Button, Stack, Typography } from '@mui/material';
import type { FallbackProps } from 'react-error-boundary';
import { ApiProblem } from './api.ts';
import { t, useSay } from './say.ts';

/** What went wrong, in the words of the server, with the number to quote. */
export function ErrorPage({ error, resetErrorBoundary }: FallbackProps) {
  const say = useSay();
  return (
    <Stack spacing={2} sx={{ maxWidth: 720, pt: 2 }}>
      <ProblemAlert error={error} />
      <Button variant="outlined" onClick={resetErrorBoundary} sx={{ alignSelf: 'start' }}>
        {say(t('重试', 'Try again'))}
      </Button>
    </Stack>
  );
}

/** A problem beside what it belongs to; nothing when there is none. */
export function ProblemAlert({ error }: { readonly error: unknown }) {
  const say = useSay();
  if (error === null || error === undefined) return null;
  if (!(error instanceof ApiProblem)) {
    return (
      <Alert severity="error" role="alert">
        {error instanceof TypeError
          ? say(t('无法连接服务器', 'The server cannot be reached'))
          : String(error)}
      </Alert>
    );
  }
  return (
    <Alert severity="error" role="alert">
      <AlertTitle>{error.message}</AlertTitle>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {error.violations.map((violation) => (
          <li key={`${violation.rule}${violation.field ?? ''}${violation.text}`}>
            {violation.text}
          </li>
        ))}
      </ul>
      <Typography variant="caption" component="p" sx={{ mt: 1 }}>
        {say(t('问题编号', 'Number to quote'))} {error.correlationId}
      </Typography>
    </Alert>
  );
}
