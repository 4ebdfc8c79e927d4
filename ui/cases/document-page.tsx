import { BookmarkAdd, Search as SearchIcon, ZoomIn, ZoomOut } from '@mui/icons-material';
import { Button, Chip, IconButton, Paper, Stack, TextField, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { t, useSay } from '../frame/say.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { Watermark } from '../frame/watermark.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { usePreference } from '../parts/use-preference.ts';
import { useRead } from '../parts/use-read.ts';
import type { CaseDossier } from './case-types.ts';
import { openPdf, type OpenPdf } from './open-pdf.ts';

interface Note {
  readonly page: number;
  readonly text: string;
}

/** 在线阅卷: a document page by page, with notes and bookmarks that are the reader's own and never in the original. */
export default function DocumentPage() {
  const { id = '', documentId = '' } = useParams();
  const say = useSay();
  const dossier = useRead<CaseDossier>(`/api/cases/${id}`);
  const attached = dossier.data?.documents.find((each) => each.documentId === documentId);
  if (attached === undefined) return <ProblemAlert error={dossier.error} />;
  const address = `/api/documents/${documentId}?caseId=${id}`;
  return (
    <>
      <Watermark />
      <PageHead title={attached.title}>
        <Button component={Link} to={`/cases/${id}/documents`}>
          {say(t('返回卷宗', 'Back to the documents'))}
        </Button>
      </PageHead>
      {attached.mediaType === 'application/pdf' ? (
        <PdfReader address={address} documentId={documentId} />
      ) : attached.mediaType.startsWith('image/') ? (
        <img src={address} alt={attached.title} style={{ maxWidth: '100%' }} />
      ) : (
        <Button href={address} variant="outlined">
          {say(t('打开文件', 'Open the file'))}
        </Button>
      )}
      <Notes documentId={documentId} />
    </>
  );
}

function PdfReader({
  address,
  documentId,
}: {
  readonly address: string;
  readonly documentId: string;
}) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1.25);
  const [sought, setSought] = useState('');
  const [found, setFound] = useState<readonly number[] | null>(null);
  const [bookmarks, setBookmarks] = usePreference<readonly number[]>(
    `annotation.${documentId}.bookmarks`,
    [],
  );

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

  useEffect(() => {
    if (pdf !== null && canvas.current !== null) void pdf.draw(page, zoom, canvas.current);
  }, [pdf, page, zoom]);

  const search = async (): Promise<void> =>
    setFound(pdf === null || sought === '' ? null : await pdf.search(sought));
  return (
    <Stack spacing={1.5}>
      <ProblemAlert error={problem} />
      <Stack
        direction="row"
        spacing={1}
        sx={{ alignItems: 'center', flexWrap: 'wrap' }}
        className="no-print"
      >
        <Button disabled={page <= 1} onClick={() => setPage(page - 1)}>
          {say(t('上一页', 'Previous'))}
        </Button>
        <Typography>
          {page} / {pdf?.pages ?? '…'}
        </Typography>
        <Button disabled={pdf === null || page >= pdf.pages} onClick={() => setPage(page + 1)}>
          {say(t('下一页', 'Next'))}
        </Button>
        <IconButton
          aria-label={say(t('缩小', 'Smaller'))}
          onClick={() => setZoom(Math.max(0.5, zoom - 0.25))}
        >
          <ZoomOut />
        </IconButton>
        <IconButton
          aria-label={say(t('放大', 'Larger'))}
          onClick={() => setZoom(Math.min(4, zoom + 0.25))}
        >
          <ZoomIn />
        </IconButton>
        <Button
          startIcon={<BookmarkAdd />}
          onClick={() =>
            setBookmarks(
              bookmarks.includes(page)
                ? bookmarks.filter((each) => each !== page)
                : [...bookmarks, page].toSorted((a, b) => a - b),
            )
          }
        >
          {say(t('书签', 'Bookmark'))}
        </Button>
        {bookmarks.map((each) => (
          <Chip key={each} size="small" label={each} onClick={() => setPage(each)} />
        ))}
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
            label={each}
            onClick={() => setPage(each)}
          />
        ))}
        {found?.length === 0 && (
          <Typography variant="body2">{say(t('未找到', 'Not found'))}</Typography>
        )}
      </Stack>
      <Paper sx={{ overflow: 'auto', p: 1, textAlign: 'center' }}>
        <canvas ref={canvas} style={{ maxWidth: '100%' }} />
      </Paper>
    </Stack>
  );
}

function Notes({ documentId }: { readonly documentId: string }) {
  const say = useSay();
  const [notes, setNotes] = usePreference<readonly Note[]>(`annotation.${documentId}.notes`, []);
  const [text, setText] = useState('');
  return (
    <Paper sx={{ p: 2, mt: 2 }} className="no-print">
      <Typography variant="h6" component="h2">
        {say(
          t('批注（仅本人可见，不改动原件）', 'Notes (yours alone; the original is not touched)'),
        )}
      </Typography>
      <ul>
        {notes.map((note, index) => (
          <li key={index} style={{ overflowWrap: 'anywhere' }}>
            {note.text}{' '}
            <Button size="small" onClick={() => setNotes(notes.toSpliced(index, 1))}>
              {say(t('删除', 'Remove'))}
            </Button>
          </li>
        ))}
      </ul>
      <Stack direction="row" spacing={1}>
        <TextField
          fullWidth
          label={say(t('新批注', 'New note'))}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          disabled={text.trim() === ''}
          onClick={() => {
            setNotes([...notes, { page: 0, text: text.trim() }]);
            setText('');
          }}
        >
          {say(t('添加', 'Add'))}
        </Button>
      </Stack>
    </Paper>
  );
}
