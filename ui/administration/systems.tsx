import { directory } from '../base/directory.ts';
import { Add } from '@mui/icons-material';
import { Button, Chip, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { AccountId } from '../parts/account-id.tsx';
import { Empty } from '../parts/page-head.tsx';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import { actName, StateDialog, type StateChange } from './state-dialog.tsx';
import { SystemKeyDialog } from './system-key-dialog.tsx';
import { ConfirmationDialog, isOpen, type OpenSystem } from './confirmation-dialog.tsx';
import type { SettableState, System } from '#commands/administration/system-answers.ts';
import { algorithmNames, keyStanding, requestNames, stateNames } from './system-words.ts';

/** Business systems that may call with their own signature: registering, confirming, rotating, freezing, ending. */
export function Systems() {
  const say = useSay();
  const session = useSession();
  const manages = may(session, 'systems.manage');
  const confirms = may(session, 'systems.confirm');
  const list = useRead<readonly System[]>('/api/systems');
  const [change, setChange] = useState<StateChange | null>(null);
  /** What is looked at to be confirmed. */
  const [toConfirm, setToConfirm] = useState<OpenSystem | null>(null);
  /** The system whose key is rotated; `new` to register one. */
  const [keyOf, setKeyOf] = useState<System | 'new' | null>(null);
  return (
    <>
      {manages && (
        <Stack direction="row" sx={{ mb: 1.5, justifyContent: 'end' }}>
          <Button variant="contained" startIcon={<Add />} onClick={() => setKeyOf('new')}>
            {say(t('登记业务系统', 'Register a system'))}
          </Button>
        </Stack>
      )}
      <RowTable<System>
        label={say(t('业务系统', 'Systems'))}
        rows={list.data}
        error={list.error}
        idOf={({ id }) => id}
        empty={
          <Empty>
            {say(
              manages
                ? t('还没有业务系统。请先登记。', 'No system yet. Register the first one.')
                : t('还没有业务系统。', 'No system yet.'),
            )}
          </Empty>
        }
        columns={useColumns({ manages, confirms, setKeyOf, setChange, setToConfirm })}
      />
      {keyOf !== null && (
        <SystemKeyDialog system={keyOf === 'new' ? null : keyOf} onClose={() => setKeyOf(null)} />
      )}
      {toConfirm !== null && (
        <ConfirmationDialog system={toConfirm} onClose={() => setToConfirm(null)} />
      )}
      {change !== null && <StateDialog change={change} onClose={() => setChange(null)} />}
    </>
  );
}

interface ColumnsOf {
  readonly manages: boolean;
  readonly confirms: boolean;
  readonly setKeyOf: (system: System) => void;
  readonly setChange: (change: StateChange) => void;
  readonly setToConfirm: (system: OpenSystem) => void;
}

/** What is told of each system, and what may be done to it. */
function useColumns(acts: ColumnsOf): readonly Column<System>[] {
  const { manages, confirms, setKeyOf, setChange, setToConfirm } = acts;
  const say = useSay();
  return [
    {
      id: 'name',
      head: say(t('名称', 'Name')),
      isLong: true,
      cell: ({ id, name }) => (
        <>
          {say(name)}
          <Typography variant="caption" color="text.secondary" component="div">
            <AccountId id={id} />
          </Typography>
        </>
      ),
    },
    {
      id: 'agency',
      head: say(t('所属单位', 'Agency')),
      isLong: true,
      cell: ({ agency }) => say(directory().agency(agency)?.name ?? t(agency, agency)),
    },
    {
      id: 'state',
      head: say(t('状态', 'State')),
      cell: ({ state, open }) => (
        <>
          <Chip
            size="small"
            variant="outlined"
            color={state === 'active' ? 'success' : 'warning'}
            label={say(stateNames[state])}
          />
          {open !== null && (
            <Typography variant="caption" color="text.secondary" component="div">
              {say(requestNames[open.act])}
            </Typography>
          )}
        </>
      ),
    },
    {
      id: 'act',
      head: say(t('操作', 'Act')),
      cell: (system) => (
        <>
          {confirms && isOpen(system) && (
            <Button size="small" variant="contained" onClick={() => setToConfirm(system)}>
              {say(t('核对并确认', 'Look and confirm'))}
            </Button>
          )}
          {manages && <Acts system={system} onRotate={setKeyOf} onChange={setChange} />}
        </>
      ),
    },
    {
      id: 'keys',
      head: say(t('密钥', 'Keys')),
      isLong: true,
      cell: (system) => <Keys system={system} manages={manages} onChange={setChange} />,
    },
  ];
}

interface ActsProps {
  readonly system: System;
  readonly onRotate: (system: System) => void;
  readonly onChange: (change: StateChange) => void;
}

/** What an administrator may do with a system as it is. */
function Acts({ system, onRotate, onChange }: ActsProps) {
  const say = useSay();
  const { id, name, state, open } = system;
  const changes = statesFrom(state).filter((to) => to !== 'active' || open === null);
  return (
    <Stack direction="row" spacing={0.5}>
      {(state === 'active' || state === 'frozen') && open === null && (
        <Button size="small" onClick={() => onRotate(system)}>
          {say(t('轮换密钥', 'Rotate'))}
        </Button>
      )}
      {changes.map((to) => (
        <Button
          key={to}
          size="small"
          color={to === 'disabled' ? 'error' : 'primary'}
          onClick={() => onChange({ path: `/api/systems/${id}/state`, what: name, to })}
        >
          {say(actName(to))}
        </Button>
      ))}
    </Stack>
  );
}

function statesFrom(state: System['state']): readonly SettableState[] {
  if (state === 'active') return ['frozen', 'disabled'];
  if (state === 'frozen') return ['active', 'disabled'];
  return state === 'pending' ? ['disabled'] : [];
}

interface KeysProps {
  readonly system: System;
  readonly manages: boolean;
  readonly onChange: (change: StateChange) => void;
}

/** The keys of a system, each with what it is now; one that may be known to others can be ended alone. */
function Keys({ system, manages, onChange }: KeysProps) {
  const say = useSay();
  const [now] = useState(() => new Date().toISOString());
  return (
    <Stack component="ul" spacing={0.25} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {system.keys.map((key) => (
        <Stack
          key={key.id}
          component="li"
          direction="row"
          spacing={1}
          sx={{ alignItems: 'center' }}
        >
          <code>{key.id}</code>
          <Typography variant="caption" color="text.secondary">
            {algorithmNames[key.algorithm]} · {say(keyStanding(key, now))}
          </Typography>
          {manages && system.keys.length > 1 && statesFrom(key.state).length > 0 && (
            <Button
              size="small"
              color="error"
              sx={{ py: 0, minWidth: 0 }}
              aria-label={`${say(actName('disabled'))} ${key.id}`}
              onClick={() =>
                onChange({
                  path: `/api/systems/${system.id}/keys/${key.id}/state`,
                  what: t(key.id, key.id),
                  to: 'disabled',
                })
              }
            >
              {say(actName('disabled'))}
            </Button>
          )}
        </Stack>
      ))}
    </Stack>
  );
}
