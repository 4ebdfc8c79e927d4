import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { sendOnce } from '../base/send-once.ts';
import type { IssuedCode } from '#identity/accounts/account-answers.ts';
import { IssuedCodeToHandOver } from './code-to-hand-over.tsx';
import { ReasonField } from './reason-field.tsx';

interface NewCodeDialogProps {
  readonly account: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Another one-time code for somebody who lost the password; the reason stays in the record. */
export function NewCodeDialog({ account, onClose }: NewCodeDialogProps) {
  const say = useSay();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [send] = useState(sendOnce);
  const [issued, setIssued] = useState<IssuedCode | null>(null);
  async function issue(): Promise<void> {
    try {
      const path = `/api/users/${account.id}/code`;
      setIssued((await send<IssuedCode>('POST', path, { reason })).body);
      await client.invalidateQueries({ queryKey: ['/api/users'] });
    } catch (error) {
      setProblem(error);
    }
  }
  return (
    <Dialog open onClose={issued === null ? onClose : undefined} fullWidth maxWidth="sm">
      <DialogTitle>
        {say(t(`重发代码：${account.name}`, `New code for ${account.name}`))}
      </DialogTitle>
      <DialogContent>
        {issued !== null ? (
          <IssuedCodeToHandOver issued={issued} />
        ) : (
          <>
            <Alert severity="warning" sx={{ mb: 1.5 }}>
              {say(
                t(
                  '原密码立即失效，已登录的会话结束。',
                  'The former password counts no more at once, and the sessions end.',
                ),
              )}
            </Alert>
            <ReasonField first value={reason} onChange={setReason} />
          </>
        )}
        <ProblemAlert error={problem} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>
          {issued === null
            ? say(t('取消', 'Cancel'))
            : say(t('已转交，关闭', 'Handed over; close'))}
        </Button>
        {issued === null && (
          <Button variant="contained" disabled={reason.trim() === ''} onClick={() => void issue()}>
            {say(t('重发', 'Issue'))}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
