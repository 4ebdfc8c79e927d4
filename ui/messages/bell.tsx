import { Notifications } from '@mui/icons-material';
import { Badge, IconButton, Tooltip } from '@mui/material';
import { Link } from 'react-router-dom';
import { t, useSay } from '../frame/say.ts';
import { useRead } from '../parts/use-read.ts';
import type { MessagesAnswer } from '#read-api/message-answers.ts';
import { unreadPath } from './unread-path.ts';

/** How many messages wait; asked again whenever live updates say that something happened. */
export function Bell() {
  const say = useSay();
  const total = useRead<MessagesAnswer>(unreadPath).data?.unread.total ?? 0;
  const label = say(t(`消息中心，${total}条未读`, `Message centre, ${total} unread`));
  return (
    <Tooltip title={label}>
      <IconButton size="small" component={Link} to="/messages" aria-label={label}>
        <Badge badgeContent={total} color="primary" max={99}>
          <Notifications fontSize="small" />
        </Badge>
      </IconButton>
    </Tooltip>
  );
}
