import { Alert, Chip, Grid, Link, Paper, Stack, Typography } from '@mui/material';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { findAgency } from '#domain/access/organisation.ts';
import { factsFor } from '#domain/casework/case-facts.ts';
import { factName, review } from '#domain/law/index.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { CaseDossier, CaseRow } from '../cases/case-types.ts';
import { query } from '../frame/api.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRows, type Rows } from '../parts/use-read.ts';

/** Newest cases that are looked through at once. */
const newest = 60;

interface Defect {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly prison: string;
  readonly place: Bilingual;
  readonly text: Bilingual;
}

/** CASE-6: what a review of each case would find missing or contradicting, with the way to mend it. */
export default function QualityPage() {
  const say = useSay();
  const list = useRows<CaseRow>(
    `/api/cases${query({ range: JSON.stringify([0, newest - 1]), sort: JSON.stringify(['position', 'DESC']) })}`,
  );
  const defects = useMemo(() => defectsOf(list.data), [list.data]);
  const agencies = useMemo(() => completeness(list.data, defects), [list.data, defects]);
  return (
    <>
      <PageHead title={say(t('数据质检', 'Data quality'))} asOf={list.data?.asOf} />
      <Alert severity="info" sx={{ mb: 1.5 }}>
        {say(
          t(
            `检查最近更新的 ${list.data?.rows.length ?? 0} 件：法定审查所需而缺失的事实，以及相互矛盾的事实。`,
            `The ${list.data?.rows.length ?? 0} cases updated last: facts that the statutory review needs and does not find, and facts that contradict.`,
          ),
        )}
      </Alert>
      <ProblemAlert error={list.error} />
      <Grid container spacing={2}>
        <Grid size={{ xs: 12, lg: 4 }}>
          <Paper sx={{ p: 2 }}>
            <Typography variant="h6" component="h2" sx={{ mb: 1 }}>
              {say(t('完整率（按监狱）', 'Complete, by prison'))}
            </Typography>
            <Stack spacing={1}>
              {agencies.map(({ agency, cases, complete }) => (
                <Stack key={agency} direction="row" sx={{ justifyContent: 'space-between' }}>
                  <Typography variant="body2">
                    {say(findAgency(agency)?.name ?? t(agency, agency))}
                  </Typography>
                  <Chip
                    size="small"
                    color={complete === cases ? 'success' : 'warning'}
                    variant="outlined"
                    label={`${complete} / ${cases}`}
                  />
                </Stack>
              ))}
            </Stack>
          </Paper>
        </Grid>
        <Grid size={{ xs: 12, lg: 8 }}>
          <RowTable<Defect>
            label={say(t('缺陷', 'Defects'))}
            rows={list.data === undefined ? undefined : defects}
            idOf={({ id }) => id}
            empty={<Empty>{say(t('没有发现缺陷', 'Nothing was found'))}</Empty>}
            columns={[
              {
                id: 'name',
                head: say(t('案件', 'Case')),
                cell: ({ caseId, name }) => (
                  <Link component={RouterLink} to={`/cases/${caseId}/review`}>
                    {name}
                  </Link>
                ),
              },
              { id: 'place', head: say(t('字段', 'Field')), cell: ({ place }) => say(place) },
              {
                id: 'text',
                head: say(t('问题', 'Defect')),
                cell: ({ text }) => <span style={{ whiteSpace: 'normal' }}>{say(text)}</span>,
              },
              {
                id: 'mend',
                head: '',
                cell: ({ caseId }) => (
                  <Link component={RouterLink} to={`/cases/${caseId}/act/correctFacts`}>
                    {say(t('更正', 'Correct'))}
                  </Link>
                ),
              },
            ]}
          />
        </Grid>
      </Grid>
    </>
  );
}

const missing = t('缺少', 'Missing');

function defectsOf(list: Rows<CaseRow> | undefined): readonly Defect[] {
  return (list?.rows ?? []).flatMap((row) => {
    // A list leaves the facts out where the asker may not see them; then there is nothing to check.
    if ((row as Partial<CaseDossier>).facts === undefined) return [];
    const answer = review(factsFor(row, { filingDate: row.filingDate ?? row.plannedFilingDate }));
    const shared = { caseId: row.id, name: row.offender.name, prison: row.agencies.prison };
    return [
      ...answer.missing.map(({ field }) => ({
        ...shared,
        id: `${row.id}${field}`,
        place: factName(field),
        text: missing,
      })),
      ...answer.findings
        .filter(({ rule, result }) => rule.startsWith('FILE-') && result !== 'met')
        .map((finding, index) => ({
          ...shared,
          id: `${row.id}${finding.rule}${index}`,
          place: t(finding.rule, finding.rule),
          text: t(finding.textZh, finding.textEn),
        })),
    ];
  });
}

function completeness(list: Rows<CaseRow> | undefined, defects: readonly Defect[]) {
  const faulty = new Set(defects.map(({ caseId }) => caseId));
  const prisons = Map.groupBy(list?.rows ?? [], ({ agencies }) => agencies.prison);
  return [...prisons]
    .map(([agency, rows]) => ({
      agency,
      cases: rows.length,
      complete: rows.filter(({ id }) => !faulty.has(id)).length,
    }))
    .toSorted((a, b) => a.complete / a.cases - b.complete / b.cases);
}
