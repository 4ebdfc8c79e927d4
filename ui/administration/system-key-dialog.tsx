import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { t, useSay } from '../base/say.ts';
import { sendOnce } from '../base/send-once.ts';
import type { NewKey, System } from '#commands/administration/system-answers.ts';
import { blank, KeyFields, type Entries } from './key-fields.tsx';
import { KeyMade } from './key-made.tsx';

interface SystemKeyDialogProps {
  /** The system whose key is rotated; null to register another system. */
  readonly system: System | null;
  readonly onClose: () => void;
}

/** Registers a system with its first key, or rotates a key; shows a key that was made there, once. */
export function SystemKeyDialog({ system, onClose }: SystemKeyDialogProps) {
  const say = useSay();
  const client = useQueryClient();
  const [entries, setEntries] = useState<Entries>(blank);
  const [problem, setProblem] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const [send] = useState(sendOnce);
  const [done, setDone] = useState<NewKey | null>(null);
  const title =
    system === null
      ? say(t('登记业务系统', 'Register a system'))
      : say(t(`轮换密钥：${system.name.zh}`, `Rotate the key of ${system.name.en}`));

  async function register(): Promise<void> {
    setSending(true);
    setProblem(null);
    try {
      const [path, body] = requestOf(system, entries);
      setDone((await send<NewKey>('POST', path, body)).body);
      await client.invalidateQueries({ queryKey: ['/api/systems'] });
    } catch (error) {
      setProblem(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <Dialog open onClose={done === null ? onClose : undefined} fullWidth maxWidth="sm">
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>
        {done !== null ? (
          <KeyMade made={done} />
        ) : (
          <KeyFields system={system} entries={entries} problem={problem} onChange={setEntries} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>
          {done === null ? say(t('取消', 'Cancel')) : say(t('已保存，关闭', 'Kept; close'))}
        </Button>
        {done === null && (
          <Button
            variant="contained"
            disabled={sending || entries.reason.trim() === ''}
            onClick={() => void register()}
          >
            {system === null ? say(t('登记', 'Register')) : say(t('轮换', 'Rotate'))}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function requestOf(system: System | null, entries: Entries): readonly [string, object] {
  const { id, agency, zh, en, algorithm, made, publicKey, overlapDays, reason } = entries;
  const key = { algorithm, publicKey: made ? null : publicKey };
  return system === null
    ? ['/api/systems', { id, agency, name: { zh, en }, key, reason }]
    : [
        `/api/systems/${system.id}/keys`,
        { key, overlapDays: overlapDays === '' ? null : Number(overlapDays), reason },
      ];
}
