import { Box, Chip, Tooltip } from '@mui/material';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { useLive } from './live-updates.tsx';
import { t, useSay } from '../base/say.ts';
import { useServerThere } from '../base/server-presence.ts';

interface Said {
  readonly label: Bilingual;
  readonly title: Bilingual;
}

/** Whether what happens shows by itself: a server that is away tells nothing, whatever the stream seems to be. */
function saidOf(there: boolean, connected: boolean): Said {
  if (!there) {
    return {
      label: t('离线', 'Offline'),
      title: t(
        '服务器无法连接，所示内容可能已过时',
        'The server is away; what is shown may be old',
      ),
    };
  }
  return connected
    ? { label: t('实时', 'Live'), title: t('实时更新已连接', 'Live updates are on') }
    : { label: t('离线', 'Offline'), title: t('实时更新未连接', 'Live updates are off') };
}

/** The state of the live updates, for those who are told of what happens. */
export function LiveState() {
  const say = useSay();
  const { connected } = useLive();
  const there = useServerThere();
  const { label, title } = saidOf(there, connected);
  return (
    <Box component="span" role="status">
      <Tooltip title={say(title)}>
        <Chip
          size="small"
          variant="outlined"
          color={there && connected ? 'success' : 'default'}
          label={say(label)}
        />
      </Tooltip>
    </Box>
  );
}
