import { Notifications } from '@mui/icons-material';
import { Badge, IconButton, Tooltip } from '@mui/material';
import { Link } from 'react-router-dom';
import { t, useSay } from '../base/say.ts';
import { useRead } from '../parts/use-read.ts';
import type { MessagesAnswer } from '#read-api/messages/message-answers.ts';
import { unreadPath } from './unread-path.ts';

const beside = 'translate(100%, -50%)';

/** How many messages wait; asked again whenever live updates say that something happened. */
export function Bell() {
  const say = useSay();
  const total = useRead<MessagesAnswer>(unreadPath).data?.unread.total ?? 0;
  const label = say(t(`消息中心，${total}条未读`, `Message centre, ${total} unread`));
  return (
    <Tooltip title={label}>
      <IconButton size="small" component={Link} to="/messages" aria-label={label}>
        <Badge
          badgeContent={total}
          color="primary"
          max={99}
          // Beside the sign and not on it: three figures would hide it.
          sx={{ mr: total > 0 ? `${8 + 7 * Math.min(String(total).length, 3)}px` : 0 }}
          slotProps={{
            // Where nothing waits, nothing stands over the name that follows.
            badge: {
              style: { top: '50%', right: -2, transform: beside },
              hidden: total === 0,
              sx: { '&[hidden]': { display: 'none' } },
            },
          }}
        >
          <Notifications fontSize="small" />
        </Badge>
      </IconButton>
    </Tooltip>
  );
}
