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
import { mostExportedRows } from '#domain/kernel/search-limits.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { SearchExportAnswer, SearchHit } from '#read-api/search/search-answers.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { sendOnce } from '../base/send-once.ts';
import { useSession } from '../base/session.ts';
import { todayInChina } from '../parts/chips.tsx';
import { momentInChina } from '../parts/china-time.ts';
import { districtName, measureName, outcomeName, stageName } from '../parts/names.ts';
import { downloadFile } from '../parts/download-file.ts';
import { csvOf, dayCell, type Sheet, type SheetCell } from '../parts/export-file.ts';
import type { Chosen } from './facets.ts';
import { counted } from '#domain/kernel/counted.ts';

interface ExportDialogProps {
  readonly asked: { readonly q: string; readonly filter: Chosen; readonly sort: string };
  /** Cases that are found. */
  readonly total: number;
  readonly onClose: () => void;
}

/** Everything found, with purpose and who took it; recorded on the server before there is a file. */
export function ExportDialog({ asked, total, onClose }: ExportDialogProps) {
  const say = useSay();
  const session = useSession();
  const [purpose, setPurpose] = useState('');
  const [busy, setBusy] = useState(false);
  const [send] = useState(sendOnce);
  const [problem, setProblem] = useState<unknown>(null);

  async function gather(): Promise<Sheet> {
    const { body } = await send<SearchExportAnswer>('POST', '/api/search/export', {
      purpose,
      ...asked,
    });
    const { principal, address } = session!;
    return {
      note: `${say(t('用途', 'Purpose'))}：${purpose}　${principal?.name} ${principal?.id} ${address} ${momentInChina(body.at)}　${say(t('导出编号', 'Export'))} ${body.number}`,
      columns: columns.map(({ head, width }) => ({ head: say(head), width })),
      rows: body.hits.map((hit) => columns.map(({ cell }) => cell(hit, say))),
    };
  }

  async function take(kind: 'csv' | 'xlsx'): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const sheet = await gather();
      const blob =
        kind === 'csv'
          ? csvOf(sheet)
          : await (await import('../parts/export-xlsx.ts')).xlsxOf(sheet);
      downloadFile(blob, `andu-${todayInChina()}.${kind}`);
      onClose();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  const rows = Math.min(total, mostExportedRows);
  const ready = purpose.trim() !== '' && !busy;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{say(t('导出检索结果', 'Export the results'))}</DialogTitle>
      <DialogContent>
        <Stack spacing={1.5}>
          <Typography variant="body2" color="text.secondary">
            {say(
              t(
                `导出当前条件下的 ${rows} 件（次序与屏幕一致，最多 ${mostExportedRows} 件），文件注明用途、姓名、时间和导出编号；用途、条件和行数先行记录，审计员可见。`,
                `${counted(rows, 'case')} in the order of the screen (${mostExportedRows} at most), marked with purpose, name, time and number; purpose, conditions and number of rows are recorded first, for the auditor to see.`,
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

interface ExportColumn {
  readonly head: Bilingual;
  readonly width: number;
  readonly cell: (hit: SearchHit, say: (text: Bilingual) => string) => SheetCell;
}

/** What the screen shows of a case, with the places found, and last the id for machines. */
const columns: readonly ExportColumn[] = [
  { head: t('姓名或标题', 'Title'), width: 22, cell: ({ title }) => title },
  { head: t('监狱案号', 'Reference'), width: 26, cell: ({ reference }) => reference },
  {
    head: t('法院案号', 'Court number'),
    width: 26,
    cell: ({ courtCaseNumber }) => courtCaseNumber,
  },
  { head: t('罪名', 'Offence'), width: 24, cell: ({ offence }) => offence },
  { head: t('类型', 'Measure'), width: 14, cell: ({ measure }, say) => say(measureName(measure)) },
  { head: t('环节', 'Stage'), width: 18, cell: ({ stage }, say) => say(stageName(stage)) },
  {
    head: t('区', 'District'),
    width: 12,
    cell: ({ district }, say) => say(districtName(district)),
  },
  { head: t('立卷日期', 'Opened'), width: 12, cell: ({ openedOn }) => dayCell(openedOn) },
  { head: t('裁定日期', 'Ruled'), width: 12, cell: ({ ruledOn }) => dayCell(ruledOn) },
  {
    head: t('结果', 'Outcome'),
    width: 22,
    cell: ({ outcome, measure }, say) => say(outcomeName(outcome, measure)),
  },
  {
    head: t('命中内容', 'Found in'),
    width: 50,
    cell: ({ highlights }) => highlights.map(({ text }) => text).join(' … '),
  },
  { head: t('案件编号', 'Case'), width: 38, cell: ({ id }) => id },
];
