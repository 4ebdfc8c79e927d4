import { Button, Grid, Skeleton, Typography } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { AttachedDocument } from '#domain/casework/case-state.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { loadWhenThere } from '../base/load-when-there.ts';
import { t, useSay } from '../base/say.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { byteSize } from '../parts/byte-size.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import { ExcerptLink } from './excerpt-link.tsx';
import { ImageReader } from './image-reader.tsx';
import type { OpenPaged } from './paged-document.ts';
import { PagedReader } from './paged-reader.tsx';
import { ReaderNotes } from './reader-notes.tsx';
import { TextReader } from './text-reader.tsx';

const DocxReader = lazy(() => loadWhenThere(() => import('./docx-reader.tsx')));

/** Pictures that every browser shows. */
const shownImages = new Set(['image/png', 'image/jpeg']);

/** Kinds of files with pages; the code of each comes when one is opened. */
const paged: Readonly<Record<string, () => Promise<OpenPaged>>> = {
  'application/pdf': async () => (await import('./open-pdf.ts')).openPdf,
  'image/tiff': async () => (await import('./open-tiff.ts')).openTiff,
};

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 在线阅卷: a document page by page, with notes and bookmarks that are the reader's own and never in the original. */
export default function DocumentPage() {
  const { id = '', documentId = '' } = useParams();
  const say = useSay();
  const url = useUrlState();
  const dossier = useRead<CaseDossier>(`/api/cases/${id}`);
  const attached = dossier.data?.documents.find((each) => each.documentId === documentId);
  if (attached === undefined) return <ProblemAlert error={dossier.error} />;
  const page = Math.max(1, Math.trunc(Number(url.get('page'))) || 1);
  const onPage = (to: number): void => url.set({ page: String(to) });
  const isPaged = Object.hasOwn(paged, attached.mediaType);
  return (
    <>
      <PageHead title={attached.title}>
        <Typography variant="body2" color="text.secondary">
          {byteSize(attached.size)} · SM3 {attached.sm3.slice(0, 16)}…
        </Typography>
        <ExcerptLink caseId={id} document={attached} />
        <Button component={Link} to={`/cases/${id}/documents`}>
          {say(t('返回卷宗', 'Back to the documents'))}
        </Button>
      </PageHead>
      <Grid container spacing={2}>
        <Grid size={{ xs: 12, md: 9 }}>
          <Reader
            document={attached}
            address={`/api/documents/${documentId}?caseId=${id}`}
            page={page}
            onPage={onPage}
          />
        </Grid>
        <Grid size={{ xs: 12, md: 3 }}>
          <ReaderNotes documentId={documentId} page={isPaged ? page : null} onPage={onPage} />
        </Grid>
      </Grid>
    </>
  );
}

interface ReaderProps {
  readonly document: AttachedDocument;
  readonly address: string;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function Reader({ document, address, page, onPage }: ReaderProps) {
  const say = useSay();
  const { mediaType, title, documentId } = document;
  if (Object.hasOwn(paged, mediaType)) {
    return (
      <PagedReader
        load={paged[mediaType]!}
        address={address}
        title={title}
        documentId={documentId}
        page={page}
        onPage={onPage}
      />
    );
  }
  if (shownImages.has(mediaType)) return <ImageReader address={address} title={title} />;
  if (mediaType === 'text/plain') return <TextReader address={address} title={title} />;
  if (mediaType === docx) {
    return (
      <Suspense fallback={<Skeleton height={240} />}>
        <DocxReader address={address} title={title} />
      </Suspense>
    );
  }
  return (
    <>
      <Typography sx={{ mb: 1 }}>
        {say(
          t(
            '此类文件不能在网页中显示，请在本机打开。',
            'This kind of file is not shown here; open it on this computer.',
          ),
        )}
      </Typography>
      <Button href={address} variant="outlined">
        {say(t('打开文件', 'Open the file'))}
      </Button>
    </>
  );
}
