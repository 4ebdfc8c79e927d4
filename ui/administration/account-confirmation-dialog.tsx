import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { roleNames } from '#domain/access/principal.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { sendOnce } from '../frame/send-once.ts';
import { momentInChina } from '../parts/china-time.ts';
import { agencyName } from '../parts/names.ts';
import type {
  DecidedAccount,
  IssuedCode,
  WaitingAccount,
} from '#identity/accounts/account-answers.ts';
import { accountActs } from './account-words.ts';
import { CodeToHandOver } from './code-to-hand-over.tsx';
import { DefinitionLine } from './definition-line.tsx';
import { ReasonField } from './reason-field.tsx';

interface AccountConfirmationDialogProps {
  readonly account: WaitingAccount;
  readonly onClose: () => void;
}

/**
 * Shows who is to be let in and who asked for it; confirms or rejects it, with a reason that stays
 * in the record. Whoever confirms gets the second half of the code to hand over.
 */
export function AccountConfirmationDialog({ account, onClose }: AccountConfirmationDialogProps) {
  const say = useSay();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const [code, setCode] = useState<IssuedCode['code'] | null>(null);
  const [send] = useState(sendOnce);
  async function decide(decision: 'confirmed' | 'rejected'): Promise<void> {
    setSending(true);
    try {
      const body = { request: account.open.id, decision, reason };
      const path = `/api/users/${account.id}/confirmation`;
      const answer = (await send<DecidedAccount>('PUT', path, body)).body;
      await client.invalidateQueries({ queryKey: ['/api/users'] });
      await client.invalidateQueries({ queryKey: ['/api/users/waiting'] });
      if (answer.code === null) onClose();
      else setCode(answer.code);
    } catch (error) {
      setProblem(error);
      setSending(false);
    }
  }
  const undecided = sending || reason.trim() === '';
  return (
    <Dialog open onClose={code === null ? onClose : undefined} fullWidth maxWidth="sm">
      <DialogTitle>{say(accountActs[account.open.act])}</DialogTitle>
      <DialogContent>
        {code === null ? (
          <>
            <Asked account={account} />
            <ReasonField value={reason} onChange={setReason} />
            <ProblemAlert error={problem} />
          </>
        ) : (
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
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>
          {code === null ? say(t('取消', 'Cancel')) : say(t('已转交，关闭', 'Handed over; close'))}
        </Button>
        {code === null && (
          <>
            <Button color="error" disabled={undecided} onClick={() => void decide('rejected')}>
              {say(t('拒绝', 'Reject'))}
            </Button>
            <Button
              variant="contained"
              disabled={undecided}
              onClick={() => void decide('confirmed')}
            >
              {say(t('确认', 'Confirm'))}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
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
