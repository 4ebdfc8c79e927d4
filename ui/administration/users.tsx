import { Add } from '@mui/icons-material';
import { Button, Chip, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { roleNames } from '#domain/access/principal.ts';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { agencyName } from '../parts/names.ts';
import { AccountId } from '../parts/account-id.tsx';
import { Empty } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import type { Account } from '#identity/accounts/account-answers.ts';
import { accountStates } from './account-words.ts';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { NewCodeDialog } from './new-code-dialog.tsx';
import { WaitingAccounts } from './waiting-accounts.tsx';

/** The accounts of the embedded issuer; the administrator adds people and issues codes. */
export function Users() {
  const say = useSay();
  const session = useSession();
  const manages = may(session, 'users.manage');
  const list = useRead<readonly Account[]>('/api/users');
  const [adding, setAdding] = useState(false);
  const [codeFor, setCodeFor] = useState<Account | null>(null);
  return (
    <>
      {may(session, 'users.confirm') && <WaitingAccounts />}
      {manages && (
        <Stack direction="row" sx={{ mb: 1.5, justifyContent: 'end' }}>
          <Button variant="contained" startIcon={<Add />} onClick={() => setAdding(true)}>
            {say(t('添加用户', 'Add a person'))}
          </Button>
        </Stack>
      )}
      <RowTable<Account>
        label={say(t('用户', 'Users'))}
        rows={list.data}
        error={list.error}
        idOf={({ id }) => id}
        empty={
          <Empty>{say(t('用户由外部身份系统管理', 'People are kept by the issuer outside'))}</Empty>
        }
        columns={[
          { id: 'id', head: say(t('账号', 'Account')), cell: ({ id }) => <AccountId id={id} /> },
          {
            id: 'name',
            head: say(t('姓名', 'Name')),
            isLong: true,
            cell: ({ name, post, staffNumber }) => (
              <>
                {name}
                <Typography variant="caption" color="text.secondary" component="div">
                  {[post, staffNumber].filter((part) => part !== null).join(' · ')}
                </Typography>
              </>
            ),
          },
          { id: 'role', head: say(t('角色', 'Role')), cell: ({ role }) => say(roleNames[role]) },
          {
            id: 'agency',
            head: say(t('机关', 'Agency')),
            isLong: true,
            cell: ({ agency }) => (agency === null ? '—' : say(agencyName(agency))),
          },
          {
            id: 'state',
            head: say(t('状态', 'State')),
            cell: ({ state }) => <AccountState state={state} />,
          },
          {
            id: 'act',
            head: say(t('操作', 'Act')),
            cell: (account) =>
              manages && account.state !== 'rejected' ? (
                <Button size="small" onClick={() => setCodeFor(account)}>
                  {say(t('重发代码', 'New code'))}
                </Button>
              ) : null,
          },
        ]}
      />
      {adding && <AddPersonDialog onClose={() => setAdding(false)} />}
      {codeFor !== null && <NewCodeDialog account={codeFor} onClose={() => setCodeFor(null)} />}
    </>
  );
}

function AccountState({ state }: Pick<Account, 'state'>) {
  const say = useSay();
  return (
    <Chip
      size="small"
      variant="outlined"
      color={accountStates[state].color}
      label={say(accountStates[state].name)}
    />
  );
}
