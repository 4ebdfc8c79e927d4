import { BarChart as ChartIcon, Download, TableChart } from '@mui/icons-material';
import {
  Grid,
  IconButton,
  Link,
  Menu,
  MenuItem,
  Paper,
  Skeleton,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Tooltip,
  Typography,
} from '@mui/material';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { colon, t, useSay } from '../base/say.ts';
import { useSession } from '../base/session.ts';
import { todayInChina } from '../parts/chips.tsx';
import { momentInChina } from '../parts/china-time.ts';
import { downloadFile } from '../parts/download-file.ts';
import { csvOf, type Sheet } from '../parts/export-file.ts';
import type { Figure, FigureTable } from './figures.ts';
import { counted } from '#domain/kernel/counted.ts';

export type FigureState = 'awaited' | 'counted' | 'missing';

interface FigurePanelProps {
  readonly title: string;
  /** Twelfths of the page's width. */
  readonly size: number;
  readonly table: FigureTable;
  /** Nought is a figure, and is shown neither for one that is awaited nor for one that could not be had. */
  readonly state: FigureState;
  /** The chart of the same figures. */
  readonly children: ReactNode;
}

/** A chart, and the same figures as a table for keyboard, screen reader and export. */
export function FigurePanel({ title, size, table, state, children }: FigurePanelProps) {
  const say = useSay();
  const [asTable, setAsTable] = useState(false);
  const turn = say(asTable ? t('图表', 'Chart') : t('表格', 'Table'));
  return (
    <Grid size={{ xs: 12, lg: size }}>
      <Paper sx={{ p: 2, height: '100%' }} component="section" aria-label={title}>
        <Stack direction="row" sx={{ alignItems: 'center', mb: 1 }}>
          <Typography variant="h6" component="h2" sx={{ flex: 1 }}>
            {title}
          </Typography>
          <Tooltip title={turn}>
            <IconButton
              size="small"
              aria-label={`${title}${say(colon)}${turn}`}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? <ChartIcon fontSize="small" /> : <TableChart fontSize="small" />}
            </IconButton>
          </Tooltip>
          {state === 'counted' && <ExportMenu title={title} table={table} />}
        </Stack>
        {state === 'awaited' ? (
          <Skeleton variant="rounded" height={200} />
        ) : state === 'missing' ? (
          <Typography color="text.secondary">{say(t('未能取得', 'Could not be read'))}</Typography>
        ) : asTable ? (
          <Figures label={title} table={table} />
        ) : (
          children
        )}
      </Paper>
    </Grid>
  );
}

/** The figure, with the number of its cases where it counts something else. */
export function wordsOf({ value, cases }: Figure, say: ReturnType<typeof useSay>): string {
  return value === cases
    ? `${value}`
    : `${value}${say(t(`（${cases} 件）`, ` (${counted(cases, 'case')})`))}`;
}

function Figures({ label, table }: { readonly label: string; readonly table: FigureTable }) {
  const say = useSay();
  return (
    <TableContainer sx={{ maxHeight: 460 }} tabIndex={0} role="region" aria-label={label}>
      <Table size="small" stickyHeader aria-label={label}>
        <TableHead>
          <TableRow>
            {table.heads.map((head, index) => (
              <TableCell key={head} align={index === 0 ? 'left' : 'right'}>
                {head}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {table.rows.map(({ id, name, figures }) => (
            <TableRow key={id} hover>
              <TableCell component="th" scope="row">
                {name}
              </TableCell>
              {figures.map((figure, index) => (
                <TableCell key={table.heads[index + 1]} align="right">
                  <Link component={RouterLink} to={figure.to}>
                    {wordsOf(figure, say)}
                  </Link>
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** The table as a file that says who took it, when. */
function ExportMenu({ title, table }: { readonly title: string; readonly table: FigureTable }) {
  const say = useSay();
  const session = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = say(t('导出', 'Export'));

  async function take(kind: 'csv' | 'xlsx'): Promise<void> {
    setAnchor(null);
    const { principal, address } = session!;
    const now = new Date().toISOString();
    const sheet: Sheet = {
      note: `${title}　${principal?.name} ${principal?.id} ${address} ${momentInChina(now)}`,
      columns: table.heads.map((head, index) => ({ head, width: index === 0 ? 30 : 14 })),
      rows: table.rows.map(({ name, figures }) => [name, ...figures.map(({ value }) => value)]),
    };
    const blob =
      kind === 'csv' ? csvOf(sheet) : await (await import('../parts/export-xlsx.ts')).xlsxOf(sheet);
    downloadFile(blob, `andu-${todayInChina()}.${kind}`);
  }

  return (
    <>
      <Tooltip title={label}>
        <IconButton
          size="small"
          aria-label={`${title}${say(colon)}${label}`}
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Download fontSize="small" />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => void take('csv')}>CSV</MenuItem>
        <MenuItem onClick={() => void take('xlsx')}>XLSX</MenuItem>
      </Menu>
    </>
  );
}
