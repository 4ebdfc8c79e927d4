import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  TextField,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WarningSettingsAnswer } from '#commands/supervision/warning-acts-answers.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { sendOnce } from '../base/send-once.ts';
import { useRead } from '../parts/use-read.ts';
import { limitName } from '../words/warning-words.ts';

const path = '/api/warning-settings';

/** How many days before its last one each limit is upcoming. */
export function ThresholdsDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const settings = useRead<WarningSettingsAnswer>(path);
  const [send] = useState(sendOnce);
  const [days, setDays] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const changed = Object.entries(days).filter(([, text]) => /^\d{1,2}$/.test(text));

  async function save(): Promise<void> {
    setProblem(null);
    try {
      const given = Object.fromEntries(changed.map(([id, text]) => [id, Number(text)]));
      await send('PUT', path, { days: given, reason });
      await client.invalidateQueries({ queryKey: [path] });
      onClose();
    } catch (error) {
      setProblem(error);
    }
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{say(t('提前多少天预警', 'How many days before'))}</DialogTitle>
      <DialogContent>
        <Stack spacing={1.5} sx={{ pt: 1 }}>
          {settings.data?.limits.map(({ id, days: now, usualDays }) => (
            <TextField
              key={id}
              label={say(limitName(id))}
              helperText={say(t(`通常 ${usualDays} 天`, `Usually ${usualDays} days`))}
              value={days[id] ?? String(now)}
              onChange={(event) => setDays({ ...days, [id]: event.target.value })}
              slotProps={{ htmlInput: { inputMode: 'numeric' } }}
            />
          ))}
          <TextField
            required
            multiline
            label={say(t('理由', 'Reason'))}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <ProblemAlert error={problem ?? settings.error} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('取消', 'Cancel'))}</Button>
        <Button
          variant="contained"
          disabled={changed.length === 0 || reason.trim() === ''}
          onClick={() => void save()}
        >
          {say(t('保存', 'Save'))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
