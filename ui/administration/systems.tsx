import {
  Button,
  Chip,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { write } from '../frame/api.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { may, useSession } from '../frame/session.ts';
import { Empty } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';

interface System {
  readonly id: string;
  readonly name: Bilingual;
  readonly state: 'active' | 'frozen' | 'disabled';
  readonly keys: readonly {
    readonly id: string;
    readonly algorithm: string;
    readonly state: string;
  }[];
}

const states = {
  active: t('有效', 'Active'),
  frozen: t('冻结', 'Frozen'),
  disabled: t('停用', 'Disabled'),
} as const;

/** Business systems that may call with their own signature; freezing one needs a reason. */
export function Systems() {
  const say = useSay();
  const session = useSession();
  const client = useQueryClient();
  const list = useRead<readonly System[]>('/api/systems');
  const [changing, setChanging] = useState<System | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const next = changing?.state === 'active' ? 'frozen' : 'active';

  async function change(): Promise<void> {
    try {
      await write('PUT', `/api/systems/${changing!.id}/state`, { state: next, reason });
      await client.invalidateQueries({ queryKey: ['/api/systems'] });
      setChanging(null);
      setReason('');
    } catch (error) {
      setProblem(error);
    }
  }

  return (
    <>
      <ProblemAlert error={list.error} />
      <RowTable<System>
        label={say(t('业务系统', 'Systems'))}
        rows={list.data}
        idOf={({ id }) => id}
        empty={<Empty>—</Empty>}
        columns={[
          { id: 'name', head: say(t('名称', 'Name')), cell: ({ name }) => say(name) },
          {
            id: 'state',
            head: say(t('状态', 'State')),
            cell: ({ state }) => (
              <Chip
                size="small"
                variant="outlined"
                color={state === 'active' ? 'success' : 'warning'}
                label={say(states[state])}
              />
            ),
          },
          {
            id: 'keys',
            head: say(t('密钥', 'Keys')),
            cell: ({ keys }) =>
              keys.map(({ id, algorithm, state }) => `${id}（${algorithm}，${state}）`).join(' '),
          },
          {
            id: 'act',
            head: '',
            cell: (system) =>
              may(session, 'systems.manage') && system.state !== 'disabled' ? (
                <Button size="small" onClick={() => setChanging(system)}>
                  {system.state === 'active' ? say(t('冻结', 'Freeze')) : say(t('恢复', 'Thaw'))}
                </Button>
              ) : null,
          },
        ]}
      />
      <Dialog open={changing !== null} onClose={() => setChanging(null)} fullWidth maxWidth="sm">
        <DialogTitle>
          {next === 'frozen'
            ? say(t('冻结系统', 'Freeze a system'))
            : say(t('恢复系统', 'Thaw a system'))}
        </DialogTitle>
        <DialogContent>
          <TextField
            fullWidth
            required
            multiline
            label={say(t('理由', 'Reason'))}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <ProblemAlert error={problem} />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setChanging(null)}>{say(t('取消', 'Cancel'))}</Button>
          <Button variant="contained" disabled={reason.trim() === ''} onClick={() => void change()}>
            {say(t('确认', 'Confirm'))}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
