import { Alert, Stack } from '@mui/material';
import { roleNames } from '#domain/access/principal.ts';
import { t, useSay } from '../base/say.ts';
import { momentInChina } from '../parts/china-time.ts';
import { agencyName } from '../parts/names.ts';
import type {
  DecidedAccount,
  IssuedCode,
  WaitingAccount,
} from '#identity/accounts/account-answers.ts';
import { accountActs } from './account-words.ts';
import { CodeToHandOver } from './code-to-hand-over.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { DefinitionLine } from './definition-line.tsx';

interface AccountConfirmationDialogProps {
  readonly account: WaitingAccount;
  readonly onClose: () => void;
}

/** The second person decides who is let in, and gets the second half of the code to hand over. */
export const AccountConfirmationDialog = ({ account, onClose }: AccountConfirmationDialogProps) => (
  <DecisionDialog<DecidedAccount>
    title={accountActs[account.open.act]}
    asked={<Asked account={account} />}
    request={account.open.id}
    path={`/api/users/${account.id}/confirmation`}
    changes={['/api/users', '/api/users/waiting']}
    toHandOver={({ code }) => (code === null ? null : <SecondHalf account={account} code={code} />)}
    onClose={onClose}
  />
);

interface SecondHalfProps extends Pick<AccountConfirmationDialogProps, 'account'> {
  readonly code: IssuedCode['code'];
}

function SecondHalf({ account, code }: SecondHalfProps) {
  const say = useSay();
  return (
    <CodeToHandOver account={account} code={code}>
      <Alert severity="info">
        {say(
          t(
            '这是后半段代码；前半段由管理员交给本人。本人在登录页连续输入两段。',
            'This is the second half of the code; the administrator hands over the first. The person types both, one after the other.',
          ),
        )}
      </Alert>
    </CodeToHandOver>
  );
}

function Asked({ account }: Pick<AccountConfirmationDialogProps, 'account'>) {
  const say = useSay();
  const { id, name, post, staffNumber, role, agency, open } = account;
  return (
    <Stack component="dl" spacing={0.75} sx={{ m: 0 }}>
      <DefinitionLine name={say(t('账号', 'Account'))}>
        {name} · <code>{id}</code>
      </DefinitionLine>
      <DefinitionLine name={say(t('职务与工号', 'Post and staff number'))}>
        {[post, staffNumber].filter((part) => part !== null).join(' · ')}
      </DefinitionLine>
      <DefinitionLine name={say(t('角色', 'Role'))}>
        {say(roleNames[role])}
        {agency !== null && ` · ${say(agencyName(agency))}`}
      </DefinitionLine>
      <DefinitionLine name={say(t('申请人', 'Asked for by'))}>
        <code>{open.by}</code> · {momentInChina(open.askedAt)}
      </DefinitionLine>
      {open.reason !== null && (
        <DefinitionLine name={say(t('申请理由', 'Its reason'))}>{open.reason}</DefinitionLine>
      )}
    </Stack>
  );
}
