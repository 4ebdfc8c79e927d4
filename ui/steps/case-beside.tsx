import { Box, Link, Paper, Stack, Typography } from '@mui/material';
import { memo, useMemo, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { stillRuns } from '#domain/casework/running-limits.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { factName } from '#domain/law/fact-names.ts';
import { verdictWords } from '#domain/law/index.ts';
import { caseReview, plannedFilingOf } from '../case-parts/case-review.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import { FactValue } from '../words/fact-value.tsx';
import { limitNames } from '../words/limit-names.ts';
import { materialName } from '../words/material-name.ts';
import { OpinionsOfCase } from '../case-parts/opinions-so-far.tsx';
import { t, useSay } from '../base/say.ts';
import { DueChip, todayInChina } from '../parts/chips.tsx';
import { counted } from '#domain/kernel/counted.ts';

/** The case beside the form of a step: what one decides on, without leaving what one is filling in. */
export const CaseBeside = memo(function CaseBeside({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  return (
    <Box
      component="section"
      aria-label={say(t('案件情况', 'The case'))}
      data-testid="case-beside"
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      <Stack spacing={2} sx={{ minWidth: 0 }}>
        <WhatTheLawAllows dossier={dossier} />
        <Limits dossier={dossier} />
        <Facts dossier={dossier} />
        <Documents dossier={dossier} />
      </Stack>
      {/* What people said grows with the case: it has a column of its own. */}
      <Stack spacing={2} sx={{ minWidth: 0 }}>
        <WhyReturned dossier={dossier} />
        <OpinionsOfCase caseId={dossier.id} />
      </Stack>
    </Box>
  );
});

function Part({ title, children }: { readonly title: Bilingual; readonly children: ReactNode }) {
  const say = useSay();
  return (
    <Paper sx={{ p: 2 }}>
      <Typography variant="subtitle2" component="h2" sx={{ mb: 0.75 }}>
        {say(title)}
      </Typography>
      {children}
    </Paper>
  );
}

function Rows({ rows }: { readonly rows: readonly (readonly [Bilingual, ReactNode])[] }) {
  const say = useSay();
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'fit-content(42%) minmax(0, 1fr)',
        columnGap: 1.5,
        rowGap: 0.5,
        fontSize: 13,
      }}
    >
      {rows.map(([name, value]) => (
        <Box key={name.en} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {say(name)}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** The verdict of the law on the case as it stands: from when, and by how much at most. */
function WhatTheLawAllows({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const answer = useMemo(() => caseReview(dossier), [dossier]);
  const most = answer.maxReductionMonths ?? null;
  const planned = plannedFilingOf(dossier);
  const notReckoned = say(t('不能推算', 'Cannot be reckoned'));
  return (
    <Part title={t('法定条件', 'What the law allows')}>
      <Rows
        rows={[
          [t('审查结论', 'Verdict'), say(verdictWords(answer))],
          ...(planned === null
            ? []
            : ([[t('按拟提请日期', 'By the planned filing'), planned]] as const)),
          [t('最早提请', 'Earliest filing'), answer.earliestFilingDate ?? notReckoned],
          ...(dossier.measure === 'parole'
            ? []
            : ([
                [
                  t('最大减刑幅度', 'Greatest reduction'),
                  most === null ? notReckoned : say(t(`${most} 个月`, counted(most, 'month'))),
                ],
              ] as const)),
          ...(answer.missing.length === 0
            ? []
            : ([
                [
                  t('缺少的事实', 'Missing facts'),
                  answer.missing.map(({ field }) => say(factName(field))).join(say(t('、', ', '))),
                ],
              ] as const)),
        ]}
      />
      <Link component={RouterLink} to={`/cases/${dossier.id}/review`} variant="body2">
        {say(t('审查全文', 'The whole review'))}
      </Link>
    </Part>
  );
}

/** Facts that every decision looks at first; the others one press away. */
const firstFacts = [
  'offence',
  'originalSentence',
  'currentSentence',
  'termMonths',
  'sentenceStart',
  'sentenceEnd',
  'deliveryDate',
  'priors',
  'categories',
  'merit',
  'property',
] as const;

function Facts({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const { facts, id } = dossier;
  return (
    <Part title={t('案件事实', 'Facts')}>
      <Rows
        rows={firstFacts.map((name) => [
          factName(name),
          <FactValue key={name} name={name} value={facts[name] ?? null} />,
        ])}
      />
      <Link component={RouterLink} to={`/cases/${id}/facts`} variant="body2">
        {say(t('全部事实', 'All facts'))}
      </Link>
    </Part>
  );
}

/** What the court sent back last and why, as long as nothing came in answer. */
function WhyReturned({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const last = dossier.returns.at(-1);
  if (last === undefined || last.answeredOn !== null) return null;
  return (
    <Part title={t('退回原因', 'Why it was returned')}>
      <Rows
        rows={last.items.map(({ material, reason }) => [materialName(material), reason] as const)}
      />
      <Typography variant="caption" color="text.secondary">
        {last.on ?? say(t('日期不明', 'day not known'))}
      </Typography>
    </Part>
  );
}

function Documents({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  return (
    <Part title={t('卷宗材料', 'Documents')}>
      {dossier.documents.length === 0 ? (
        <Typography variant="body2" color="text.secondary">
          {say(t('卷内尚无文件', 'No document is in the file yet'))}
        </Typography>
      ) : (
        <Stack component="ul" spacing={0.25} sx={{ m: 0, pl: 2.5, fontSize: 13 }}>
          {dossier.documents.map(({ documentId, title, material }) => (
            <li key={documentId}>
              <Link component={RouterLink} to={`/cases/${dossier.id}/documents/${documentId}`}>
                {title}
              </Link>{' '}
              <Typography component="span" variant="caption" color="text.secondary">
                {say(materialName(material))}
              </Typography>
            </li>
          ))}
        </Stack>
      )}
      <Link component={RouterLink} to={`/cases/${dossier.id}/documents`} variant="body2">
        {say(t('材料与上传', 'Documents and upload'))}
      </Link>
    </Part>
  );
}

/** Time limits that run. */
function Limits({ dossier }: { readonly dossier: CaseDossier }) {
  const today = LegalDate(todayInChina());
  const running = dossier.deadlines.filter((deadline) => stillRuns(deadline, dossier, today));
  if (running.length === 0) return null;
  return (
    <Part title={t('正在计算的期限', 'Time limits that run')}>
      <Rows
        rows={running.map(({ id, due, article, arithmetic, optional, kind }) => [
          limitNames[id] ?? article,
          <DueChip
            key={id}
            due={due}
            article={article}
            arithmetic={arithmetic}
            of={kind === 'notBefore' ? 'period' : optional ? 'right' : 'duty'}
          />,
        ])}
      />
    </Part>
  );
}
