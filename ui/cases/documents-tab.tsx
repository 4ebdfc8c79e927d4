import { VerifiedUser } from '@mui/icons-material';
import { Alert, Button, Chip, Link, Stack, Typography } from '@mui/material';
import { useRef } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { AttachedDocument } from '#domain/casework/case-state.ts';
import { kindsWhenClosed } from '#domain/casework/kinds-taken.ts';
import { materialKinds, type MaterialCode } from '#domain/law/materials/material-kinds.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { AgencyChip } from '../parts/chips.tsx';
import { Empty } from '../parts/page-head.tsx';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { byteSize } from '../parts/byte-size.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import { DocumentActs } from './document-acts.tsx';
import { ExcerptLink } from '../documents/excerpt-link.tsx';
import { Inconsistencies } from './inconsistencies.tsx';
import { MaterialList } from './material-list.tsx';
import { materialName } from '../words/material-name.ts';
import { Returns } from './returns.tsx';
import { UploadArea } from './upload-area.tsx';
import { useUploads } from './use-uploads.ts';
import { useVerifications, type Verification } from './use-verifications.ts';

const everyKind = Object.keys(materialKinds) as MaterialCode[];

/** The documents of a case: what must be there, what is, and whether it is what was recorded (CASE-5). */
export default function DocumentsTab({ dossier }: { readonly dossier: CaseDossier }) {
  const session = useSession();
  const uploads = useUploads(dossier.id);
  // What is chosen from a line of the list is filed under its kind.
  const material = useRef<string | null>(null);
  const takeKind = (): string | null => {
    const kind = material.current;
    material.current = null;
    return kind;
  };
  const input = useRef<HTMLInputElement>(null);
  const whenClosed = kindsWhenClosed(dossier);
  const kinds = whenClosed ?? everyKind;
  const mayUpload = may(session, 'document.upload') && kinds.length > 0;
  return (
    <Stack spacing={3}>
      <Returns dossier={dossier} />
      <MaterialList
        dossier={dossier}
        kinds={kinds}
        onUpload={
          mayUpload
            ? (code) => {
                input.current?.click();
                material.current = code;
              }
            : null
        }
      />
      {whenClosed !== null && <WhenClosed kinds={whenClosed} />}
      {mayUpload && (
        <UploadArea uploads={uploads} kinds={kinds} takeKind={takeKind} input={input} />
      )}
      <Inconsistencies dossier={dossier} />
      <DocumentTable dossier={dossier} />
    </Stack>
  );
}

/** What a closed case takes, and why no more. */
function WhenClosed({ kinds }: { readonly kinds: readonly MaterialCode[] }) {
  const say = useSay();
  if (kinds.length === 0) {
    return (
      <Alert severity="info">
        {say(
          t('案件已办结，不再接收材料。', 'The case is closed and takes no documents any more.'),
        )}
      </Alert>
    );
  }
  return (
    <Alert severity="info">
      {say(
        t(
          '案件已办结，只接收办结之后形成的材料：',
          'The case is closed and takes only what comes after its end: ',
        ),
      )}
      {kinds.map((kind) => say(materialKinds[kind])).join(say(t('；', '; ')))}
    </Alert>
  );
}

function DocumentTable({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const session = useSession();
  const { of, verify } = useVerifications(dossier.id);
  const mayVerify = may(session, 'document.read');
  return (
    <Stack spacing={1}>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'center' }}>
        <Typography variant="h6" component="h2">
          {say(t('已入卷材料', 'Documents in the file'))}
        </Typography>
        {mayVerify && dossier.documents.length > 0 && (
          <Button
            startIcon={<VerifiedUser />}
            onClick={() => void verify(dossier.documents.map(({ documentId }) => documentId))}
          >
            {say(t('全部核验', 'Verify all'))}
          </Button>
        )}
      </Stack>
      <RowTable<AttachedDocument>
        label={say(t('卷宗材料', 'Documents'))}
        rows={dossier.documents}
        error={null}
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
        columns={useColumns(dossier, mayVerify, of, verify)}
      />
    </Stack>
  );
}

type Verifications = ReturnType<typeof useVerifications>;

function useColumns(
  dossier: CaseDossier,
  mayVerify: boolean,
  of: Verifications['of'],
  verify: Verifications['verify'],
): readonly Column<AttachedDocument>[] {
  const say = useSay();
  return [
    {
      id: 'title',
      head: say(t('标题', 'Title')),
      isLong: true,
      cell: ({ documentId, title }) => (
        <Link component={RouterLink} to={`/cases/${dossier.id}/documents/${documentId}`}>
          {title}
        </Link>
      ),
    },
    {
      id: 'material',
      head: say(t('材料类别', 'Kind')),
      isLong: true,
      cell: ({ material }) => say(materialName(material)),
    },
    {
      id: 'agency',
      head: say(t('提交机关', 'Agency')),
      cell: ({ agency }) => <AgencyChip kind={agency} />,
    },
    {
      id: 'on',
      head: say(t('提交日期', 'Attached on')),
      cell: ({ attachedOn }) => attachedOn ?? '—',
    },
    {
      id: 'size',
      head: say(t('大小', 'Size')),
      cell: ({ size }) => <span title={size.toLocaleString()}>{byteSize(size)}</span>,
    },
    {
      id: 'sm3',
      head: 'SM3',
      cell: ({ sm3 }) => <code title={sm3}>{sm3.slice(0, 16)}…</code>,
    },
    {
      id: 'states',
      head: say(t('载明内容', 'Content')),
      cell: (document) => <ExcerptLink caseId={dossier.id} document={document} />,
    },
    {
      id: 'acts',
      head: say(t('更正', 'Mend')),
      cell: (document) => (
        <DocumentActs caseId={dossier.id} isOpen={dossier.stage !== 'closed'} document={document} />
      ),
    },
    {
      id: 'verify',
      head: say(t('核验', 'Verification')),
      cell: ({ documentId }) => (
        <Stack direction="row" spacing={1} role="status">
          <VerificationChip state={of(documentId)} />
          {mayVerify && (of(documentId) === 'notAsked' || of(documentId) === 'failed') && (
            <Button size="small" onClick={() => void verify([documentId])}>
              {say(t('核验', 'Verify'))}
            </Button>
          )}
        </Stack>
      ),
    },
  ];
}

const verificationNames: Readonly<
  Record<
    Verification,
    Bilingual & { readonly colour: 'default' | 'primary' | 'success' | 'error' | 'warning' }
  >
> = {
  notAsked: { ...t('摘要已存证', 'Digest recorded'), colour: 'default' },
  running: { ...t('正在核验', 'Being verified'), colour: 'primary' },
  intact: { ...t('与存证一致', 'As recorded'), colour: 'success' },
  altered: { ...t('与存证不一致', 'Not as recorded'), colour: 'error' },
  failed: { ...t('未能核验', 'Could not be verified'), colour: 'warning' },
};

function VerificationChip({ state }: { readonly state: Verification }) {
  const say = useSay();
  const { colour, ...name } = verificationNames[state];
  return <Chip size="small" variant="outlined" color={colour} label={say(name)} />;
}
