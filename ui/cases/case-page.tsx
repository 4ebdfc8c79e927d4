import { Print } from '@mui/icons-material';
import { Alert, Button, Paper, Skeleton, Stack, Tab, Tabs, Typography } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { ErrorPage } from '../base/error-page.tsx';
import { inTheWay } from '../base/in-the-way.ts';
import { loadWhenThere } from '../base/load-when-there.ts';
import { NotFoundPage } from '../parts/not-found-page.tsx';
import { t, useSay } from '../base/say.ts';
import { PageHead } from '../parts/page-head.tsx';
import { StageChip } from '../parts/chips.tsx';
import { measureName, outcomeName } from '../parts/names.ts';
import { useRead } from '../parts/use-read.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import { CaseStepper } from './case-stepper.tsx';
import { FactsTab } from './facts-tab.tsx';
import { StepSent } from '../steps/step-sent.tsx';
import { HistoryTab } from './history-tab.tsx';
import { NextSteps } from './next-steps.tsx';
import { ProofTab } from './proof-tab.tsx';
import { counted } from '#domain/kernel/counted.ts';

const DocumentsTab = lazy(() => loadWhenThere(() => import('./documents-tab.tsx')));
const ReviewTab = lazy(() => loadWhenThere(() => import('./review-tab.tsx')));

const tabs = {
  facts: t('事实', 'Facts'),
  history: t('办案时间线', 'History'),
  documents: t('卷宗材料', 'Documents'),
  review: t('法定审查', 'Statutory review'),
  proof: t('存证', 'Proof'),
} as const;
type TabName = keyof typeof tabs;

/** One case (CASE-1): where it stands, what is next, and everything that is known of it. */
export default function CasePage() {
  const { id = '', tab = 'facts' } = useParams();
  const say = useSay();
  const navigate = useNavigate();
  const dossier = useRead<CaseDossier>(`/api/cases/${id}`);
  if (!Object.hasOwn(tabs, tab)) return <NotFoundPage />;
  const current = tab as TabName;
  const shown = dossier.data?.caseId === id ? dossier.data : undefined;
  const error = inTheWay(dossier.error, shown);
  if (error !== null) {
    return <ErrorPage error={error} resetErrorBoundary={() => void dossier.refetch()} />;
  }
  if (shown === undefined) return null;
  return (
    <>
      <PageHead title={say(measureName(shown.measure))} of={shown.offender.name} asOf={shown.asOf}>
        <Typography variant="body2" color="text.secondary">
          {[shown.reference, shown.courtCaseNumber].filter(Boolean).join('　')}
        </Typography>
        <StageChip stage={shown.stage} />
        {shown.outcome !== null && (
          <Typography variant="body2">{say(outcomeName(shown.outcome, shown.measure))}</Typography>
        )}
        <Button className="no-print" startIcon={<Print />} onClick={() => print()}>
          {say(t('打印', 'Print'))}
        </Button>
      </PageHead>
      <StepSent dossier={shown} />
      <Provenance dossier={shown} />
      <CaseStepper dossier={shown} />
      <NextSteps dossier={shown} />
      {shown.stage === 'supplement' && <Returned dossier={shown} />}
      <Paper sx={{ mt: 2 }}>
        <Tabs
          value={current}
          className="no-print"
          aria-label={say(t('案件内容', 'Contents of the case'))}
          onChange={(_, value: TabName) =>
            void navigate(`/cases/${id}/${value}`, { replace: true })
          }
          sx={{ px: 2, borderBottom: 1, borderColor: 'divider' }}
        >
          {(Object.keys(tabs) as TabName[]).map((name) => (
            <Tab
              key={name}
              value={name}
              label={say(tabs[name])}
              id={`tab-${name}`}
              aria-controls="tab-panel"
            />
          ))}
        </Tabs>
        <Stack
          id="tab-panel"
          role="tabpanel"
          aria-labelledby={`tab-${current}`}
          sx={{ p: 2.5 }}
          spacing={2}
        >
          <Suspense fallback={<Skeleton variant="rounded" height={240} />}>
            {current === 'facts' && <FactsTab dossier={shown} />}
            {current === 'history' && <HistoryTab caseId={id} />}
            {current === 'documents' && <DocumentsTab dossier={shown} />}
            {current === 'review' && <ReviewTab dossier={shown} />}
            {current === 'proof' && <ProofTab caseId={id} />}
          </Suspense>
        </Stack>
      </Paper>
      <Link to="/cases" className="no-print" style={{ display: 'inline-block', marginTop: 12 }}>
        {say(t('返回案件列表', 'Back to the cases'))}
      </Link>
    </>
  );
}

/** The court waits for a supplement: what for is one click away (CASE-4). */
function Returned({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const { items, on } = dossier.returns.at(-1)!;
  return (
    <Alert
      severity="warning"
      className="no-print"
      sx={{ mt: 1 }}
      action={
        <Button color="inherit" component={Link} to={`/cases/${dossier.id}/documents`}>
          {say(t('查看逐项原因', 'See why, item by item'))}
        </Button>
      }
    >
      {say(
        t(
          `法院${on === null ? '' : ` ${on} `}退回 ${items.length} 项材料，等待补送。`,
          `The court sent ${counted(items.length, 'item')} back${on === null ? '' : ` on ${on}`} and waits for ${items.length === 1 ? 'it' : 'them'}.`,
        ),
      )}
    </Alert>
  );
}

/** A case that is not casework says so wherever it is shown. */
function Provenance({ dossier: { provenance } }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  if (provenance.kind === 'casework') return null;
  const text =
    provenance.kind === 'synthetic'
      ? say(t('合成数据，不涉及真实人员', 'Synthetic: nobody real is meant'))
      : `${say(t('公开案例：', 'Published case: '))}${provenance.publisher}《${provenance.document}》${provenance.number ?? ''}`;
  return (
    <Typography variant="body2" color="text.secondary" sx={{ pb: 1 }}>
      {text}
    </Typography>
  );
}
