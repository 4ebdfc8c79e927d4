import { Typography } from '@mui/material';
import { useLocation } from 'react-router-dom';
import { PageHead } from './page-head.tsx';
import { t, useSay } from '../base/say.ts';
import { WaysOn } from '../base/ways-on.tsx';

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
      <WaysOn />
    </>
  );
}

export const noSuchPage = t('没有这个页面', 'There is no such page');
