import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { download } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { todayInChina } from '../parts/chips.tsx';
import { downloadFile } from '../parts/download-file.ts';

interface ExportDialogProps {
  readonly filter: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** Every event that fits, in the order of the log, under a seal; the export is itself recorded. */
export function ExportDialog({ filter, onClose }: ExportDialogProps) {
  const say = useSay();
  const [purpose, setPurpose] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function take(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const file = await download('/api/events/export', { purpose, filter });
      downloadFile(file, `andu-events-${todayInChina()}.ndjson`);
      onClose();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{say(t('导出签名事件', 'Signed export of events'))}</DialogTitle>
      <DialogContent>
        <Stack spacing={1.5}>
          <Typography variant="body2" color="text.secondary">
            {say(
              t(
                '按重放次序导出符合条件的全部事件，姓名和证件号码脱敏；末行为系统签名的封条，可离线核验：andu verify 文件 --trust trust.json（信任文件由 andu keys --out trust.json 取得，另行送达）。本次导出会被记录。',
                'Every event that fits, in replay order, names and numbers masked; the last line is a seal signed by the system, verified offline: andu verify FILE --trust trust.json (the trust file comes from andu keys --out trust.json, by another way). The export is recorded.',
              ),
            )}
          </Typography>
          <TextField
            required
            autoFocus
            label={say(t('用途', 'Purpose'))}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
          <ProblemAlert error={problem} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('取消', 'Cancel'))}</Button>
        <Button
          disabled={purpose.trim() === '' || busy}
          variant="contained"
          onClick={() => void take()}
        >
          {say(t('导出', 'Export'))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
