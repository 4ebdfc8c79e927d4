import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { roleNames } from '#domain/access/principal.ts';
import { t, useSay } from '../base/say.ts';
import { AccountId } from '../parts/account-id.tsx';
import { agencyName } from '../parts/names.ts';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import { AccountConfirmationDialog } from './account-confirmation-dialog.tsx';
import type { WaitingAccount } from '#identity/accounts/account-answers.ts';
import { accountActs } from './account-words.ts';

/** Accounts and new codes that wait for the asker as the second person; nothing while there are none. */
export function WaitingAccounts() {
  const say = useSay();
  const list = useRead<readonly WaitingAccount[]>('/api/users/waiting');
  const [chosen, setChosen] = useState<WaitingAccount | null>(null);
  return (
    <>
      {(list.data?.length ?? 0) > 0 && (
        <>
          <Typography variant="h6" component="h2" sx={{ mb: 1 }}>
            {say(t('待我确认的账号', 'Accounts that wait for me'))}
          </Typography>
          <RowTable<WaitingAccount>
            label={say(t('待我确认的账号', 'Accounts that wait for me'))}
            rows={list.data}
            error={list.error}
            idOf={({ id }) => id}
            empty={null}
            columns={[
              {
                id: 'act',
                head: say(t('事项', 'Matter')),
                cell: ({ open }) => say(accountActs[open.act]),
              },
              {
                id: 'id',
                head: say(t('账号', 'Account')),
                cell: ({ id }) => <AccountId id={id} />,
              },
              { id: 'name', head: say(t('姓名', 'Name')), isLong: true, cell: ({ name }) => name },
              {
                id: 'role',
                head: say(t('角色', 'Role')),
                cell: ({ role }) => say(roleNames[role]),
              },
              {
                id: 'agency',
                head: say(t('机关', 'Agency')),
                isLong: true,
                cell: ({ agency }) => (agency === null ? '—' : say(agencyName(agency))),
              },
              {
                id: 'decide',
                head: say(t('操作', 'Act')),
                cell: (account) => (
                  <Button size="small" variant="contained" onClick={() => setChosen(account)}>
                    {say(t('核对账号', 'Look and decide'))}
                  </Button>
                ),
              },
            ]}
          />
        </>
      )}
      {chosen !== null && (
        <AccountConfirmationDialog account={chosen} onClose={() => setChosen(null)} />
      )}
    </>
  );
}
