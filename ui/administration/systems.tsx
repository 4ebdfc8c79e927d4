import { Add } from '@mui/icons-material';
import { Button, Chip, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { findAgency } from '#domain/access/organisation.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { may, useSession } from '../frame/session.ts';
import { Empty } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import { actName, StateDialog, type StateChange } from './state-dialog.tsx';
import { SystemKeyDialog } from './system-key-dialog.tsx';
import { algorithmNames, keyStanding, stateNames, type System } from './system-types.ts';

/** Business systems that may call with their own signature: registering, rotating, freezing, ending. */
export function Systems() {
  const say = useSay();
  const manages = may(useSession(), 'systems.manage');
  const list = useRead<readonly System[]>('/api/systems');
  const [change, setChange] = useState<StateChange | null>(null);
  /** The system whose key is rotated; `new` to register one. */
  const [keyOf, setKeyOf] = useState<System | 'new' | null>(null);
  return (
    <>
      <ProblemAlert error={list.error} />
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
        idOf={({ id }) => id}
        empty={
          <Empty>
            {say(t('还没有业务系统。请先登记。', 'No system yet. Register the first one.'))}
          </Empty>
        }
        columns={[
          {
            id: 'name',
            head: say(t('名称', 'Name')),
            cell: ({ id, name }) => (
              <>
                {say(name)}
                <Typography variant="caption" color="text.secondary" component="div">
                  {id}
                </Typography>
              </>
            ),
          },
          {
            id: 'agency',
            head: say(t('所属单位', 'Agency')),
            cell: ({ agency }) => say(findAgency(agency)?.name ?? t(agency, agency)),
          },
          {
            id: 'state',
            head: say(t('状态', 'State')),
            cell: ({ state }) => (
              <Chip
                size="small"
                variant="outlined"
                color={state === 'active' ? 'success' : 'warning'}
                label={say(stateNames[state])}
              />
            ),
          },
          {
            id: 'act',
            head: say(t('操作', 'Act')),
            cell: (system) =>
              manages && system.state !== 'disabled' ? (
                <Stack direction="row" spacing={0.5}>
                  <Button size="small" onClick={() => setKeyOf(system)}>
                    {say(t('轮换密钥', 'Rotate'))}
                  </Button>
                  {(['active', 'frozen', 'disabled'] as const)
                    .filter((to) => to !== system.state)
                    .map((to) => (
                      <Button
                        key={to}
                        size="small"
                        color={to === 'disabled' ? 'error' : 'primary'}
                        onClick={() =>
                          setChange({
                            path: `/api/systems/${system.id}/state`,
                            what: say(system.name),
                            to,
                          })
                        }
                      >
                        {say(actName(to))}
                      </Button>
                    ))}
                </Stack>
              ) : null,
          },
          {
            id: 'keys',
            head: say(t('密钥', 'Keys')),
            cell: (system) => <Keys system={system} manages={manages} onChange={setChange} />,
          },
        ]}
      />
      {keyOf !== null && (
        <SystemKeyDialog system={keyOf === 'new' ? null : keyOf} onClose={() => setKeyOf(null)} />
      )}
      {change !== null && <StateDialog change={change} onClose={() => setChange(null)} />}
    </>
  );
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
          {manages && system.keys.length > 1 && key.state !== 'disabled' && (
            <Button
              size="small"
              color="error"
              sx={{ py: 0, minWidth: 0 }}
              aria-label={`${say(actName('disabled'))} ${key.id}`}
              onClick={() =>
                onChange({
                  path: `/api/systems/${system.id}/keys/${key.id}/state`,
                  what: key.id,
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
