import { Button, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { t, useSay } from './say.ts';

/** The ways on from where nothing is to be seen: what may help there, the start, and the page before. */
export function WaysOn({ children }: { readonly children?: ReactNode }) {
  const say = useSay();
  return (
    <Stack direction="row" spacing={1.5} useFlexGap sx={{ mt: 2, flexWrap: 'wrap' }}>
      {children}
      <Button variant="contained" component={Link} to="/">
        {say(t('回到首页', 'To the start'))}
      </Button>
      <Button onClick={() => history.back()}>{say(t('返回上一页', 'Back'))}</Button>
    </Stack>
  );
}
