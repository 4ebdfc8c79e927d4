import { UploadFile } from '@mui/icons-material';
import { Alert, Button, LinearProgress, Link, MenuItem, Stack, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { AttachedDocument } from '#domain/casework/case-state.ts';
import { materialKinds } from '#domain/law/materials/material-kinds.ts';
import { read, write } from '../frame/api.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { may, useSession } from '../frame/session.ts';
import { AgencyChip, todayInChina } from '../parts/chips.tsx';
import { Empty } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import type { CaseDossier } from './case-types.ts';
import { uploadDocument, type Progress } from './upload-document.ts';

/** The documents of a case: hashed in this browser and on the server, bound to the case by their digests. */
export function DocumentsTab({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const session = useSession();
  return (
    <Stack spacing={2}>
      {may(session, 'document.upload') && <Upload dossier={dossier} />}
      <RowTable<AttachedDocument>
        label={say(t('卷宗材料', 'Documents'))}
        rows={dossier.documents}
        idOf={({ documentId }) => documentId}
        empty={
          <Empty>
            {say(
              t(
                '尚无电子材料。办案机关可在上方上传。',
                'No documents yet. An agency of the case uploads them above.',
              ),
            )}
          </Empty>
        }
        columns={[
          {
            id: 'title',
            head: say(t('标题', 'Title')),
            cell: (document) => (
              <Link
                component={RouterLink}
                to={`/cases/${dossier.id}/documents/${document.documentId}`}
              >
                {document.title}
              </Link>
            ),
          },
          {
            id: 'material',
            head: say(t('材料类别', 'Kind')),
            cell: ({ material }) =>
              material in materialKinds
                ? say(materialKinds[material as keyof typeof materialKinds])
                : material,
          },
          {
            id: 'agency',
            head: say(t('提交机关', 'Agency')),
            cell: ({ agency }) => <AgencyChip kind={agency} />,
          },
          { id: 'size', head: say(t('字节', 'Bytes')), cell: ({ size }) => size.toLocaleString() },
          {
            id: 'sm3',
            head: 'SM3',
            cell: ({ sm3 }) => <code title={sm3}>{sm3.slice(0, 16)}…</code>,
          },
          {
            id: 'verify',
            head: say(t('核验', 'Verify')),
            cell: ({ documentId }) => <Verification caseId={dossier.id} documentId={documentId} />,
          },
        ]}
      />
    </Stack>
  );
}

/** Recomputes the digests of the stored bytes when somebody asks. */
function Verification({
  caseId,
  documentId,
}: {
  readonly caseId: string;
  readonly documentId: string;
}) {
  const say = useSay();
  const [intact, setIntact] = useState<boolean | null>(null);
  const verify = async (): Promise<void> => {
    const path = `/api/documents/${documentId}/verification?caseId=${caseId}`;
    setIntact((await read<{ intact: boolean }>(path)).intact);
  };
  if (intact === null) {
    return (
      <Button size="small" onClick={() => void verify()}>
        {say(t('核验', 'Verify'))}
      </Button>
    );
  }
  return (
    <Alert severity={intact ? 'success' : 'error'} sx={{ py: 0 }}>
      {intact ? say(t('与存证一致', 'As recorded')) : say(t('与存证不一致', 'Not as recorded'))}
    </Alert>
  );
}

function Upload({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const client = useQueryClient();
  const session = useSession();
  const [material, setMaterial] = useState<string>('proposal');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  async function take(file: File): Promise<void> {
    setProblem(null);
    try {
      const stored = await uploadDocument(file, setProgress);
      await write(
        'POST',
        '/api/commands/attachDocument',
        {
          caseId: dossier.id,
          data: {
            on: todayInChina(),
            documentId: stored.documentId,
            material,
            title: file.name,
            mediaType: stored.mediaType,
            size: stored.size,
            ...stored.digests,
            agency: session?.principal?.agency?.kind,
          },
        },
        { 'idempotency-key': crypto.randomUUID() },
      );
      await client.invalidateQueries();
    } catch (error) {
      setProblem(error);
    } finally {
      setProgress(null);
    }
  }

  return (
    <Stack spacing={1}>
      <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
        <TextField
          select
          label={say(t('材料类别', 'Kind of material'))}
          value={material}
          onChange={(event) => setMaterial(event.target.value)}
          sx={{ minWidth: 320 }}
        >
          {Object.entries(materialKinds).map(([code, name]) => (
            <MenuItem key={code} value={code}>
              {say(name)}
            </MenuItem>
          ))}
        </TextField>
        <Button
          component="label"
          variant="outlined"
          startIcon={<UploadFile />}
          disabled={progress !== null}
        >
          {say(t('上传文件', 'Upload'))}
          <input
            type="file"
            hidden
            data-testid="upload"
            accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff,.ofd,.docx,.xlsx,.txt"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file !== undefined) void take(file);
            }}
          />
        </Button>
      </Stack>
      {progress !== null && (
        <LinearProgress
          variant="determinate"
          aria-label={say(t('上传进度', 'Upload'))}
          value={(100 * progress.sent) / Math.max(progress.size, 1)}
        />
      )}
      <ProblemAlert error={problem} />
    </Stack>
  );
}
