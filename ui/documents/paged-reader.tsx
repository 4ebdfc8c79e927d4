import { Alert, Button, Paper, Stack, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { Bookmarks } from './bookmarks.tsx';
import { Finder } from './finder.tsx';
import { OriginalLink } from './original-link.tsx';
import { failureNames, type PageFailure } from './page-failures.ts';
import { pageName } from './page-name.ts';
import { PageNumber } from './page-number.tsx';
import type { OpenPaged } from './paged-document.ts';
import { PrintPages } from './print-pages.tsx';
import { ShownPageOnPaper } from './print-styles.tsx';
import { useReaderKeys } from './reader-keys.ts';
import { useZoom, ZoomButtons } from './reader-zoom.tsx';
import { sheetScale } from './sheet-scale.ts';
import { UnopenedAlert } from './unopened-alert.tsx';
import { usePagedDocument } from './use-paged-document.ts';

interface PagedReaderProps {
  /** Brings the code that opens this kind of file. */
  readonly load: () => Promise<OpenPaged>;
  readonly address: string;
  readonly title: string;
  readonly documentId: string;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** The page that stands on the canvas, and what of it does not. */
interface DrawnPage {
  readonly page: number;
  readonly failures: readonly PageFailure[];
  /** Drawn with fewer pixels than the screen has, for a canvas has only so many. */
  readonly isCoarse: boolean;
}

/** Space around a page inside its frame. */
const frame = 24;

/** The buttons above the sheet. */
const bar = {
  direction: 'row',
  spacing: 1,
  useFlexGap: true,
  sx: { alignItems: 'center', flexWrap: 'wrap' },
  className: 'no-print',
} as const;

/** A document page by page: by buttons, by number, by bookmarks, by words and by keys. */
export function PagedReader(props: PagedReaderProps) {
  const { load, address, title, documentId, page: wanted, onPage } = props;
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [password, setPassword] = useState<string | null>(null);
  const { document, problem } = usePagedDocument(load, address, password);
  const [drawn, setDrawn] = useState<DrawnPage | null>(null);
  const [undrawn, setUndrawn] = useState<unknown>(null);
  const zoom = useZoom();
  const last = document?.pages ?? wanted;
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
    if (document === null || sheet === null) return;
    const draw = async (): Promise<void> => {
      const room = sheet.parentElement!.clientWidth - frame;
      const size = await document.sizeOf(page);
      const factor = zoom.zoom === 'width' ? room / size.width : zoom.zoom;
      zoom.shown(factor);
      const scale = sheetScale(size, factor, devicePixelRatio);
      const failures = await document.draw(page, scale, sheet);
      if (failures === null) return;
      sheet.style.width = `${size.width * factor}px`;
      setUndrawn(null);
      setDrawn({ page, failures, isCoarse: scale < factor });
    };
    draw().catch(setUndrawn);
    // The zoom's functions are new at every turn.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [document, page, zoom.zoom]);

  if (problem !== null) {
    return <UnopenedAlert problem={problem} address={address} onPassword={setPassword} />;
  }
  return (
    <Stack spacing={1}>
      <ShownPageOnPaper />
      <ProblemAlert error={undrawn} />
      <Stack {...bar}>
        <Button disabled={page <= 1} onClick={go(page - 1)}>
          {say(t('上一页', 'Previous'))}
        </Button>
        <PageNumber page={page} last={document?.pages ?? null} onPage={onPage} />
        <Button disabled={document === null || page >= last} onClick={go(page + 1)}>
          {say(t('下一页', 'Next'))}
        </Button>
        <ZoomButtons zoom={zoom} />
        <Bookmarks documentId={documentId} page={page} onPage={onPage} />
        {document !== null && <PrintPages document={document} title={title} page={page} />}
        <Finder document={document} page={page} onPage={onPage} />
      </Stack>
      <Paper
        tabIndex={0}
        role="region"
        aria-label={say(pageName(page))}
        className="printed-sheet"
        sx={{ overflow: 'auto', p: 1, textAlign: 'center', maxHeight: 'calc(100vh - 210px)' }}
      >
        {drawn?.page === page && <PageRemarks drawn={drawn} address={address} />}
        <canvas ref={canvas} data-page={page} data-drawn={drawn?.page} />
      </Paper>
    </Stack>
  );
}

/** Says of a page what of it is not shown: an empty place must not look like an empty page. */
function PageRemarks({
  drawn: { failures, isCoarse },
  address,
}: {
  readonly drawn: DrawnPage;
  readonly address: string;
}) {
  const say = useSay();
  return (
    <>
      {failures.length > 0 && (
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
      )}
      {isCoarse && (
        <Typography variant="caption" color="text.secondary" component="p">
          {say(
            t(
              '页面过大，已按浏览器的上限绘制，清晰度低于原件',
              'The page is larger than a browser draws; it is less sharp than the original',
            ),
          )}
        </Typography>
      )}
    </>
  );
}
