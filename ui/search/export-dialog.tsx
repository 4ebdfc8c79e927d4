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
import { query, read } from '../frame/api.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useLanguage, useSay } from '../frame/say.ts';
import { useSession } from '../frame/session.ts';
import { districtName, measureName, outcomeName, stageName } from '../parts/names.ts';
import { downloadFile } from '../parts/download-file.ts';
import { csvOf, type Sheet } from './export-file.ts';
import type { Hit } from './search-page.tsx';

interface ExportDialogProps {
  readonly asked: Readonly<Record<string, string | null>>;
  readonly onClose: () => void;
}

/** Rows of an export at most; more is a question for the statistics. */
const most = 10_000;

/** Exactly what is shown, with its purpose and who took it; the search for it is recorded. */
export function ExportDialog({ asked, onClose }: ExportDialogProps) {
  const say = useSay();
  const language = useLanguage();
  const session = useSession();
  const [purpose, setPurpose] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function gather(): Promise<Sheet> {
    const rows: string[][] = [];
    for (let after: string | null = null; rows.length < most;) {
      const page: { hits: readonly Hit[]; searchAfter: string | null } = await read(
        `/api/search${query({ ...asked, limit: 100, searchAfter: after })}`,
      );
      rows.push(
        ...page.hits.map((hit) => [
          hit.title,
          say(measureName(hit.measure)),
          say(stageName(hit.stage)),
          say(districtName(hit.district)),
          say(outcomeName(hit.outcome)),
          hit.id,
        ]),
      );
      after = page.searchAfter;
      if (after === null) break;
    }
    const { principal, address } = session!;
    return {
      note: `${say(t('用途', 'Purpose'))}：${purpose}　${principal?.name} ${principal?.id} ${address} ${new Date().toISOString()}`,
      heads: (language === 'zh'
        ? ['姓名或标题', '类型', '环节', '区', '结果', '案件编号']
        : ['Title', 'Measure', 'Stage', 'District', 'Outcome', 'Case']) as string[],
      rows,
    };
  }

  async function take(kind: 'csv' | 'xlsx'): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const sheet = await gather();
      const blob =
        kind === 'csv' ? csvOf(sheet) : await (await import('./export-xlsx.ts')).xlsxOf(sheet);
      downloadFile(blob, `andu-${new Date().toISOString().slice(0, 10)}.${kind}`);
      onClose();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  const ready = purpose.trim() !== '' && !busy;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{say(t('导出检索结果', 'Export the results'))}</DialogTitle>
      <DialogContent>
        <Stack spacing={1.5}>
          <Typography variant="body2" color="text.secondary">
            {say(
              t(
                `导出当前条件下的全部结果（最多 ${most} 件），文件注明用途、姓名和时间；本次检索会被记录。`,
                `Everything that is shown (${most} cases at most), marked with purpose, name and time; the search is recorded.`,
              ),
            )}
          </Typography>
          <TextField
            required
            autoFocus
            label={say(t('用途', 'Purpose'))}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          <ProblemAlert error={problem} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('取消', 'Cancel'))}</Button>
        <Button disabled={!ready} onClick={() => void take('csv')}>
          CSV
        </Button>
        <Button disabled={!ready} variant="contained" onClick={() => void take('xlsx')}>
          XLSX
        </Button>
      </DialogActions>
    </Dialog>
  );
}
