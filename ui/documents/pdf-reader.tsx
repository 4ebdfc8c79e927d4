import { BookmarkAdd, BookmarkRemove, Search as SearchIcon } from '@mui/icons-material';
import {
  Alert,
  Button,
  Chip,
  IconButton,
  Paper,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { usePreference } from '../parts/use-preference.ts';
import { openPdf, type OpenPdf } from './open-pdf.ts';
import { OriginalLink } from './original-link.tsx';
import { failureNames, type PageFailure } from './page-failures.ts';
import { useReaderKeys } from './reader-keys.ts';
import { useZoom, ZoomButtons } from './reader-zoom.tsx';

interface PdfReaderProps {
  readonly address: string;
  readonly documentId: string;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** The page that stands on the canvas, and what of it does not. */
interface DrawnPage {
  readonly page: number;
  readonly failures: readonly PageFailure[];
}

/** Space around a page inside its frame. */
const frame = 24;

/** A PDF page by page: by buttons, by number, by bookmarks, by words and by keys. */
export function PdfReader({ address, documentId, page: wanted, onPage }: PdfReaderProps) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { pdf, problem } = usePdf(address);
  const [drawn, setDrawn] = useState<DrawnPage | null>(null);
  const [undrawn, setUndrawn] = useState<unknown>(null);
  const zoom = useZoom();
  const last = pdf?.pages ?? wanted;
  const page = Math.min(Math.max(1, wanted), last);
  const go = (to: number) => (): void => onPage(Math.min(Math.max(1, to), last));
  useReaderKeys({
    ...zoom.keys,
    PageUp: go(page - 1),
    ArrowLeft: go(page - 1),
    PageDown: go(page + 1),
    ArrowRight: go(page + 1),
    Home: go(1),
    End: go(last),
  });

  useEffect(() => {
    const sheet = canvas.current;
    if (pdf === null || sheet === null) return;
    const draw = async (): Promise<void> => {
      const room = sheet.parentElement!.clientWidth - frame;
      const factor = zoom.zoom === 'width' ? room / (await pdf.widthOf(page)) : zoom.zoom;
      zoom.shown(factor);
      const failures = await pdf.draw(page, factor, sheet);
      if (failures !== null) setDrawn({ page, failures });
    };
    draw().catch(setUndrawn);
    // The zoom's functions are new at every turn.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pdf, page, zoom.zoom]);

  return (
    <Stack spacing={1}>
      <ProblemAlert error={problem ?? undrawn} />
      <Stack
        direction="row"
        spacing={1}
        sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 1 }}
        className="no-print"
      >
        <Button disabled={page <= 1} onClick={go(page - 1)}>
          {say(t('上一页', 'Previous'))}
        </Button>
        <PageNumber page={page} last={pdf?.pages ?? null} onPage={onPage} />
        <Button disabled={pdf === null || page >= last} onClick={go(page + 1)}>
          {say(t('下一页', 'Next'))}
        </Button>
        <ZoomButtons zoom={zoom} />
        <Bookmarks documentId={documentId} page={page} onPage={onPage} />
        <Finder pdf={pdf} onPage={onPage} />
      </Stack>
      <Paper
        tabIndex={0}
        role="region"
        aria-label={say(t(`第 ${page} 页`, `Page ${page}`))}
        sx={{ overflow: 'auto', p: 1, textAlign: 'center', maxHeight: 'calc(100vh - 210px)' }}
      >
        {drawn?.page === page && <PageFailures failures={drawn.failures} address={address} />}
        <canvas ref={canvas} data-page={page} data-drawn={drawn?.page} />
      </Paper>
    </Stack>
  );
}

/** Says of a page what of it is not shown: an empty place must not look like an empty page. */
function PageFailures({
  failures,
  address,
}: Pick<DrawnPage, 'failures'> & { readonly address: string }) {
  const say = useSay();
  if (failures.length === 0) return null;
  return (
    <Alert
      severity="warning"
      role="alert"
      sx={{ mb: 1, textAlign: 'start' }}
      action={<OriginalLink address={address} />}
    >
      {failures.map((failure) => (
        <div key={failure}>{say(failureNames[failure])}</div>
      ))}
    </Alert>
  );
}

function usePdf(address: string): { readonly pdf: OpenPdf | null; readonly problem: unknown } {
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    let open: OpenPdf | null = null;
    let left = false;
    const begin = async (): Promise<void> => {
      try {
        open = await openPdf(address);
        if (left) await open.close();
        else setPdf(open);
      } catch (error) {
        setProblem(error);
      }
    };
    void begin();
    return () => {
      left = true;
      void open?.close();
    };
  }, [address]);
  return { pdf, problem };
}

interface Pages {
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** The number of the page, which may be typed. */
function PageNumber({ page, last, onPage }: Pages & { readonly last: number | null }) {
  const say = useSay();
  const [typed, setTyped] = useState<string | null>(null);
  const jump = (): void => {
    const number = Number(typed);
    if (last !== null && Number.isInteger(number) && number >= 1 && number <= last) onPage(number);
    setTyped(null);
  };
  return (
    <Stack direction="row" spacing={0.75} sx={{ alignItems: 'center' }}>
      <TextField
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={jump}
        onKeyDown={(event) => {
          if (event.key === 'Enter') jump();
        }}
        sx={{ width: 64 }}
        slotProps={{
          htmlInput: {
            'aria-label': say(t('页码', 'Number of the page')),
            inputMode: 'numeric',
            style: { textAlign: 'center' },
          },
        }}
      />
      <Typography>/ {last ?? '…'}</Typography>
    </Stack>
  );
}

const pageChip = (page: number) => t(`第 ${page} 页`, `Page ${page}`);

function Bookmarks({ documentId, page, onPage }: Pages & { readonly documentId: string }) {
  const say = useSay();
  const [bookmarks, setBookmarks] = usePreference<readonly number[]>(
    `annotation.${documentId}.bookmarks`,
    [],
  );
  const marked = bookmarks.includes(page);
  return (
    <>
      <Button
        startIcon={marked ? <BookmarkRemove /> : <BookmarkAdd />}
        onClick={() =>
          setBookmarks(
            marked
              ? bookmarks.filter((each) => each !== page)
              : [...bookmarks, page].toSorted((a, b) => a - b),
          )
        }
      >
        {marked ? say(t('取消书签', 'Remove bookmark')) : say(t('书签', 'Bookmark'))}
      </Button>
      {bookmarks.map((each) => (
        <Chip key={each} size="small" label={say(pageChip(each))} onClick={() => onPage(each)} />
      ))}
    </>
  );
}

function Finder({ pdf, onPage }: Pick<Pages, 'onPage'> & { readonly pdf: OpenPdf | null }) {
  const say = useSay();
  const [sought, setSought] = useState('');
  const [found, setFound] = useState<readonly number[] | null>(null);
  const search = async (): Promise<void> =>
    setFound(pdf === null || sought === '' ? null : await pdf.search(sought));
  return (
    <>
      <TextField
        label={say(t('在文中查找', 'Find in the text'))}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void search();
        }}
      />
      <IconButton aria-label={say(t('查找', 'Find'))} onClick={() => void search()}>
        <SearchIcon />
      </IconButton>
      {found?.map((each) => (
        <Chip
          key={each}
          size="small"
          color="primary"
          label={say(pageChip(each))}
          onClick={() => onPage(each)}
        />
      ))}
      {found?.length === 0 && (
        <Typography variant="body2">{say(t('未找到', 'Not found'))}</Typography>
      )}
    </>
  );
}
