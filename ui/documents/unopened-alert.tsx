import { Alert, Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { OriginalLink } from './original-link.tsx';
import { Unopened } from './paged-document.ts';
import { unopenedNames } from './unopened-names.ts';

interface UnopenedAlertProps {
  readonly problem: unknown;
  readonly address: string;
  readonly onPassword: (password: string) => void;
}

/** Why a document is not shown, with the way on: its password, or the file itself. */
export function UnopenedAlert({ problem, address, onPassword }: UnopenedAlertProps) {
  const say = useSay();
  if (!(problem instanceof Unopened)) return <ProblemAlert error={problem} />;
  const { reason } = problem;
  const isLocked = reason === 'password' || reason === 'wrongPassword';
  return (
    <>
      <Alert
        severity={reason === 'password' ? 'info' : 'error'}
        role="alert"
        action={<OriginalLink address={address} />}
      >
        {say(unopenedNames[reason])}
      </Alert>
      {isLocked && <PasswordField onPassword={onPassword} />}
    </>
  );
}

function PasswordField({ onPassword }: Pick<UnopenedAlertProps, 'onPassword'>) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  return (
    <Stack
      component="form"
      direction="row"
      spacing={1}
      sx={{ alignItems: 'start', mt: 2 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '') onPassword(typed);
      }}
    >
      <TextField
        type="password"
        autoComplete="off"
        label={say(t('打开密码', 'Password of the file'))}
        helperText={say(
          t('只在本机浏览器中使用，不发送', 'Used in this browser only; it is not sent'),
        )}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" variant="outlined" disabled={typed === ''} sx={{ height: 40 }}>
        {say(t('打开', 'Open'))}
      </Button>
    </Stack>
  );
}
