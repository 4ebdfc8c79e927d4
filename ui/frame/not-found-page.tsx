import { Button, Stack, Typography } from '@mui/material';
import { Link, useLocation } from 'react-router-dom';
import { PageHead } from '../parts/page-head.tsx';
import { t, useSay } from './say.ts';

/** An address that leads to no page: said, with the address, and the way on. */
export function NotFoundPage() {
  const say = useSay();
  const { pathname } = useLocation();
  return (
    <>
      <PageHead title={say(noSuchPage)} />
      <Typography sx={{ overflowWrap: 'anywhere' }}>
        {say(
          t(
            '地址可能输入有误，或者页面已经改名：',
            'The address may be mistyped, or the page has another name now: ',
          ),
        )}
        <code>{pathname}</code>
      </Typography>
      <Stack direction="row" spacing={1.5} sx={{ mt: 2 }}>
        <Button variant="contained" component={Link} to="/">
          {say(t('回到首页', 'To the start'))}
        </Button>
        <Button onClick={() => history.back()}>{say(t('返回上一页', 'Back'))}</Button>
      </Stack>
    </>
  );
}

export const noSuchPage = t('没有这个页面', 'There is no such page');
