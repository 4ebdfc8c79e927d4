import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { sendOnce } from '../base/send-once.ts';
import { ReasonField } from './reason-field.tsx';

interface DecisionDialogProps<Answer> {
  readonly title: Bilingual;
  /** What was asked for, and by whom. */
  readonly asked: ReactNode;
  /** The request that is decided, and where. */
  readonly request: string;
  readonly path: string;
  /** Paths of the lists that are otherwise afterwards. */
  readonly changes: readonly string[];
  /** What is to be handed over after the decision; null, or left out, where there is nothing. */
  readonly toHandOver?: (answer: Answer) => ReactNode;
  readonly onClose: () => void;
}

/**
 * The second person: sees what was asked for and by whom, confirms or rejects it, with a reason that stays
 * in the record. Where something is to be handed over, it stays until that is said to be done.
 */
export function DecisionDialog<Answer>(props: DecisionDialogProps<Answer>) {
  const { title, asked, request, path, changes, toHandOver, onClose } = props;
  const say = useSay();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const [given, setGiven] = useState<ReactNode>(null);
  const [send] = useState(sendOnce);
  async function decide(decision: 'confirmed' | 'rejected'): Promise<void> {
    setSending(true);
    setProblem(null);
    try {
      const { body } = await send<Answer>('PUT', path, { request, decision, reason });
      for (const path of changes) await client.invalidateQueries({ queryKey: [path] });
      const handedOver = toHandOver?.(body) ?? null;
      if (handedOver === null) onClose();
      else setGiven(handedOver);
    } catch (error) {
      setProblem(error);
      setSending(false);
    }
  }
  if (given !== null) {
    return (
      <Dialog open fullWidth maxWidth="sm">
        <DialogTitle>{say(title)}</DialogTitle>
        <DialogContent>{given}</DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say(t('已转交，关闭', 'Handed over; close'))}</Button>
        </DialogActions>
      </Dialog>
    );
  }
  const undecided = sending || reason.trim() === '';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{say(title)}</DialogTitle>
      <DialogContent>
        {asked}
        <ReasonField value={reason} onChange={setReason} />
        <ProblemAlert error={problem} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('取消', 'Cancel'))}</Button>
        <Button color="error" disabled={undecided} onClick={() => void decide('rejected')}>
          {say(t('拒绝', 'Reject'))}
        </Button>
        <Button variant="contained" disabled={undecided} onClick={() => void decide('confirmed')}>
          {say(t('确认', 'Confirm'))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
