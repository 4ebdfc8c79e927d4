import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Parked, ParkedKey, ParkedOfKey } from '#commands/operation/operation-answers.ts';
import { eventName } from '../words/event-names.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { colon, t, useSay } from '../base/say.ts';
import { sendOnce } from '../base/send-once.ts';
import { Empty } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';

/** The parked events of one key: taken again, or the failed one left out with a reason. */
export function ParkedDialog({
  parked: { view, key },
  manages,
  onClose,
}: {
  readonly parked: ParkedKey;
  readonly manages: boolean;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const path = `/api/operation/parked/${view}/${encodeURIComponent(key)}`;
  const list = useRead<ParkedOfKey>(path);
  const { send, remaining, problem } = useActs(path);
  const [reason, setReason] = useState('');
  const failed = list.data?.events.find(({ error }) => error !== null);
  const total = list.data?.total ?? 0;
  const done = remaining === 0;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md">
      <DialogTitle>
        {say(t('停放的事件', 'Parked events'))}
        {say(colon)}
        <code>{key}</code>
      </DialogTitle>
      <DialogContent>
        {remaining !== null && <Remaining count={remaining} />}
        {!done && (
          <>
            <EventsOfKey rows={list.data?.events} error={list.error} />
            {manages && failed !== undefined && (
              <TextField
                fullWidth
                multiline
                sx={{ mt: 2 }}
                label={say(t('跳过的理由（跳过时必填）', 'Reason to skip (needed for skipping)'))}
                helperText={say(
                  t(
                    '跳过后该事件永不进入此视图，重建也不会；理由记入日志。',
                    'What is skipped never enters this view, nor after a rebuild; the reason stays in the record.',
                  ),
                )}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </>
        )}
        <ProblemAlert error={problem} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('关闭', 'Close'))}</Button>
        {manages && !done && (
          <>
            <Button
              color="warning"
              disabled={reason.trim() === '' || failed === undefined}
              onClick={() => void send('skip', { eventId: failed!.eventId, reason })}
            >
              {say(t('跳过出错的事件', 'Skip the failed event'))}
            </Button>
            <Button
              variant="contained"
              disabled={total === 0}
              onClick={() => void send('replay', { events: total })}
            >
              {say(t(`重放 ${total} 件`, `Replay ${total}`))}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Remaining({ count }: { readonly count: number }) {
  const say = useSay();
  return count === 0 ? (
    <Alert severity="success" sx={{ mb: 1.5 }}>
      {say(t('全部处理完毕，没有停放的事件', 'All taken; nothing is parked here any more'))}
    </Alert>
  ) : (
    <Alert severity="warning" sx={{ mb: 1.5 }}>
      {say(t(`仍有 ${count} 件停放`, `${count} still parked`))}
    </Alert>
  );
}

interface EventsOfKeyProps {
  readonly rows: readonly Parked[] | undefined;
  readonly error: unknown;
}

function EventsOfKey({ rows, error }: EventsOfKeyProps) {
  const say = useSay();
  return (
    <RowTable<Parked>
      label={say(t('停放的事件', 'Parked events'))}
      rows={rows}
      error={error}
      idOf={({ position }) => String(position)}
      empty={<Empty>—</Empty>}
      columns={[
        { id: 'position', head: say(t('序号', 'Position')), cell: ({ position }) => position },
        { id: 'type', head: say(t('事件', 'Event')), cell: ({ type }) => say(eventName(type)) },
        {
          id: 'error',
          head: say(t('原因', 'Why')),
          isLong: true,
          cell: ({ error }) =>
            error === null ? (
              say(t('排在出错的事件之后', 'Waits behind the one that failed'))
            ) : (
              <code lang="en">{error}</code>
            ),
        },
      ]}
    />
  );
}

/** Sends an act on the key and reads again what is parked; how many remain is null before the first. */
function useActs(path: string) {
  const client = useQueryClient();
  const [remaining, setRemaining] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [sendAct] = useState(sendOnce);
  async function send(act: 'replay' | 'skip', body: object): Promise<void> {
    setProblem(null);
    try {
      const answer = await sendAct<{ readonly remaining: number }>('POST', `${path}/${act}`, body);
      setRemaining(answer.body.remaining);
    } catch (error) {
      setProblem(error);
    }
    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/operation/'),
    });
  }
  return { send, remaining, problem };
}
