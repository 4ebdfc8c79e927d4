import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { colon, t, useSay } from '../base/say.ts';
import { sendOnce } from '../base/send-once.ts';
import type { SettableState } from '#commands/administration/system-answers.ts';
import { ReasonField } from './reason-field.tsx';

/** A change of a system's or a key's state, before its reason is given. */
export interface StateChange {
  /** Path of the call. */
  readonly path: string;
  /** What changes, by its name. */
  readonly what: Bilingual;
  readonly to: SettableState;
}

const acts = {
  active: t('申请恢复', 'Ask to thaw'),
  frozen: t('冻结', 'Freeze'),
  disabled: t('停用', 'End for good'),
} as const;
export const actName = (to: SettableState) => acts[to];

/** Asks for the reason, which stays in the record, and changes the state. */
export function StateDialog({
  change: { path, what, to },
  onClose,
}: {
  readonly change: StateChange;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [send] = useState(sendOnce);
  async function change(): Promise<void> {
    try {
      await send('PUT', path, { state: to, reason });
      await client.invalidateQueries({ queryKey: ['/api/systems'] });
      onClose();
    } catch (error) {
      setProblem(error);
    }
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>
        {say(acts[to])}
        {say(colon)}
        {say(what)}
      </DialogTitle>
      <DialogContent>
        {to === 'disabled' && (
          <Alert severity="warning" sx={{ mb: 1.5 }}>
            {say(t('停用后不能恢复。', 'What has ended cannot be taken up again.'))}
          </Alert>
        )}
        {to === 'frozen' && (
          <Alert severity="warning" sx={{ mb: 1.5 }}>
            {say(
              t(
                '冻结后立即不能使用；恢复须由所属单位的决定人确认。',
                'It counts no more at once; a decider of its agency has to confirm when it is thawed.',
              ),
            )}
          </Alert>
        )}
        {to === 'active' && (
          <Alert severity="info" sx={{ mb: 1.5 }}>
            {say(
              t(
                '所属单位的决定人确认后才恢复。',
                'It is thawed once a decider of its agency has confirmed it.',
              ),
            )}
          </Alert>
        )}
        <ReasonField first value={reason} onChange={setReason} />
        <ProblemAlert error={problem} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('取消', 'Cancel'))}</Button>
        <Button variant="contained" disabled={reason.trim() === ''} onClick={() => void change()}>
          {say(t('确认', 'Confirm'))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
