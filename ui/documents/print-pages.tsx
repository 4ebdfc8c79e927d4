import { Print } from '@mui/icons-material';
import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  TextField,
  Typography,
} from '@mui/material';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { t, useSay } from '../base/say.ts';
import { pageName } from './page-name.ts';
import type { PagedDocument } from './paged-document.ts';
import { printRange, type PrintRange } from './print-range.ts';
import { PagesOnPaper } from './print-styles.tsx';
import { sheetScale } from './sheet-scale.ts';
import { counted } from '#domain/kernel/counted.ts';

interface PrintPagesProps {
  readonly document: PagedDocument;
  readonly title: string;
  readonly page: number;
}

/** Pixels a CSS pixel on paper: about 190 an inch. */
const sharpness = 2;

interface PrintedPage {
  readonly page: number;
  readonly picture: string;
  readonly isWhole: boolean;
}

/** Prints a document, whole or a range of it: one page a sheet, with its number and the watermark. */
export function PrintPages({ document, title, page }: PrintPagesProps) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [range, setRange] = useState<PrintRange | null>(null);
  const close = (): void => {
    setAsking(false);
    setRange(null);
  };
  return (
    <>
      <Button startIcon={<Print />} onClick={() => setAsking(true)}>
        {say(t('打印', 'Print'))}
      </Button>
      {asking && range === null && (
        <RangeDialog pages={document.pages} page={page} onPrint={setRange} onClose={close} />
      )}
      {range !== null && (
        <PrintedPages document={document} title={title} range={range} onDone={close} />
      )}
    </>
  );
}

interface RangeDialogProps {
  readonly pages: number;
  readonly page: number;
  readonly onPrint: (range: PrintRange) => void;
  readonly onClose: () => void;
}

function RangeDialog({ pages, page, onPrint, onClose }: RangeDialogProps) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const range = printRange(typed, pages);
  return (
    <Dialog open onClose={onClose}>
      <DialogTitle>{say(t('打印文书', 'Print the document'))}</DialogTitle>
      <DialogContent>
        <TextField
          autoFocus
          fullWidth
          label={say(t('页码范围', 'Range of pages'))}
          placeholder={say(t(`全部 ${pages} 页`, `All ${counted(pages, 'page')}`))}
          helperText={
            range === null
              ? say(t(`应为 1 至 ${pages} 之间，如 2-5`, `Between 1 and ${pages}, as 2-5`))
              : say(t('留空即全部；如 3 或 2-5', 'Empty for all; 3 or 2-5'))
          }
          error={range === null}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('取消', 'Cancel'))}</Button>
        <Button onClick={() => onPrint({ from: page, to: page })}>
          {say(t('仅本页', 'This page'))}
        </Button>
        <Button variant="contained" disabled={range === null} onClick={() => onPrint(range!)}>
          {say(t('打印', 'Print'))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface PrintedPagesProps extends Pick<PrintPagesProps, 'document' | 'title'> {
  readonly range: PrintRange;
  readonly onDone: () => void;
}

/** Draws the pages one after the other, then asks the browser to print them, and nothing else. */
function PrintedPages({ document, title, range, onDone }: PrintedPagesProps) {
  const say = useSay();
  const count = range.to - range.from + 1;
  const { printed, problem } = useDrawnPages(document, range);
  const isReady = printed.length === count;

  useEffect(() => {
    if (!isReady) return undefined;
    addEventListener('afterprint', onDone);
    // The pictures have to be there before the browser lays them out.
    void Promise.all(
      [...window.document.querySelectorAll<HTMLImageElement>('.print-sheets img')].map((each) =>
        each.decode(),
      ),
    ).then(() => print());
    return () => removeEventListener('afterprint', onDone);
  }, [isReady, onDone]);

  return (
    <>
      <PagesOnPaper />
      <Dialog open={!isReady} onClose={onDone} className="no-print">
        <DialogTitle>{say(t('正在准备打印', 'Getting ready to print'))}</DialogTitle>
        <DialogContent sx={{ minWidth: 320 }}>
          {problem ? (
            <Alert severity="error">
              {say(t('有页面不能绘制，未打印', 'A page cannot be drawn; nothing was printed'))}
            </Alert>
          ) : (
            <>
              <Typography variant="body2">
                {printed.length} / {count}
              </Typography>
              <LinearProgress
                variant="determinate"
                aria-label={say(t('打印准备进度', 'Progress'))}
                value={(100 * printed.length) / count}
              />
            </>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onDone}>{say(t('取消', 'Cancel'))}</Button>
        </DialogActions>
      </Dialog>
      <Sheets title={title} pages={document.pages} printed={printed} />
    </>
  );
}

interface SheetsProps {
  readonly title: string;
  readonly pages: number;
  readonly printed: readonly PrintedPage[];
}

/** What is on paper, beside the application, which is not. */
function Sheets({ title, pages, printed }: SheetsProps) {
  const say = useSay();
  return createPortal(
    <div className="print-sheets">
      {printed.map(({ page, picture, isWhole }) => (
        <section key={page}>
          <img src={picture} alt={say(pageName(page))} />
          <footer>
            {title} · {say(t(`第 ${page} / ${pages} 页`, `Page ${page} / ${pages}`))}
            {!isWhole && say(t(' · 本页有内容未能显示', ' · not all of this page is shown'))}
          </footer>
        </section>
      ))}
    </div>,
    window.document.body,
  );
}

/** The pages of the range, drawn one after the other; `problem` where one of them cannot be. */
function useDrawnPages(document: PagedDocument, range: PrintRange) {
  const [printed, setPrinted] = useState<readonly PrintedPage[]>([]);
  const [problem, setProblem] = useState(false);

  useEffect(() => {
    const left = new AbortController();
    const made: string[] = [];
    const draw = async (): Promise<void> => {
      for (let page = range.from; page <= range.to && !left.signal.aborted; page += 1) {
        const drawn = await pictureOf(document, page);
        made.push(drawn.picture);
        setPrinted((before) => [...before, drawn]);
      }
    };
    draw().catch(() => setProblem(true));
    return () => {
      left.abort();
      made.forEach((each) => URL.revokeObjectURL(each));
    };
  }, [document, range]);
  return { printed, problem };
}

async function pictureOf(document: PagedDocument, page: number): Promise<PrintedPage> {
  const canvas = window.document.createElement('canvas');
  const scale = sheetScale(await document.sizeOf(page), sharpness, 1);
  let failures = await document.draw(page, scale, canvas);
  // Somebody turned a page meanwhile: what is printed is drawn all the same.
  while (failures === null) failures = await document.draw(page, scale, canvas);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.9);
  });
  if (blob === null) throw new Error('the browser made no picture of the page');
  return { page, picture: URL.createObjectURL(blob), isWhole: failures.length === 0 };
}
