import { Box } from '@mui/material';
import { Link } from 'react-router-dom';
import type { ShownDuty } from '#commands/duty/duty-answers.ts';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { useRead } from '../parts/use-read.ts';

/** Today's duty of every agency in one line, for the head of the cockpit. */
export function DutyToday({ today }: { readonly today: string }) {
  const say = useSay();
  const session = useSession();
  const mayRead = may(session, 'duty.read');
  const duty = useRead<readonly ShownDuty[]>(mayRead ? `/api/duty?from=${today}` : null);
  const rows = duty.data;
  if (rows === undefined) return null;
  const whole = rows
    .map(
      ({ agency, agencyName, officer, telephone }) =>
        `${agencyName === null ? agency : say(agencyName)} ${officer} ${telephone}`,
    )
    .join('　');
  const empty = may(session, 'duty.manage')
    ? t('未登记，点此登记', 'not entered; enter it here')
    : t(
        '未登记，由各单位决定人或系统管理员登记',
        'not entered; a decider or an administrator enters it',
      );
  const text = `${say(t('今日值班：', 'On duty today: '))}${rows.length === 0 ? say(empty) : whole}`;
  return (
    <Box
      data-testid="duty-today"
      title={text}
      sx={{ fontSize: 14, overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis' }}
    >
      {may(session, 'duty.manage') ? (
        <Link to="/duty" style={{ color: '#8fcbf6' }}>
          {text}
        </Link>
      ) : (
        text
      )}
    </Box>
  );
}
