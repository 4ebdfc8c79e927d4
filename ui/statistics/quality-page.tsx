import { Button, Grid, Paper, Stack, Tab, Tabs, Typography } from '@mui/material';
import { agencyKinds, agencyNames } from '#domain/casework/agencies.ts';
import {
  defectCodes,
  defectNames,
  severities,
  severityNames,
  type DefectCode,
  type Severity,
} from '#domain/casework/defects.ts';
import { stages } from '#domain/casework/stages.ts';
import { directory } from '../base/directory.ts';
import { query } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { FilterSelect } from '../parts/filter-select.tsx';
import { agencyName, districtName, stageName } from '../parts/names.ts';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { AgencyQualityTable } from './agency-quality-table.tsx';
import { Bars } from './bars.tsx';
import { CaseQualityList, DefectList } from './quality-lists.tsx';
import type { QualitySummary } from '#read-api/quality/quality-answers.ts';

const filterNames = ['agencyKind', 'agency', 'district', 'stage', 'code', 'severity'] as const;
const nothing = Object.fromEntries([...filterNames, 'page'].map((name) => [name, null]));

/** CASE-6: how complete the data are, by agency and by case, and every defect with the way to mend it. */
export default function QualityPage() {
  const say = useSay();
  const url = useUrlState();
  const filter = Object.fromEntries(
    filterNames.map((name) => [name, url.get(name)]).filter(([, value]) => value !== ''),
  );
  const summary = useRead<QualitySummary>(`/api/quality/summary${query(filter)}`);
  const view = url.get('view') === 'cases' ? 'cases' : 'defects';
  /** This page with one more condition. */
  const narrowed = (more: Readonly<Record<string, string>>): string =>
    `/quality${query({ ...filter, ...more, view: url.get('view') })}`;
  return (
    <>
      <PageHead title={say(t('数据质检', 'Data quality'))} asOf={summary.data?.asOf} />
      <Filters url={url} any={Object.keys(filter).length > 0} />
      <ProblemAlert error={summary.error} />
      <Grid container spacing={2} sx={{ mb: 2 }}>
        <Grid size={{ xs: 12, lg: 7 }}>
          <Paper sx={{ p: 2, height: '100%' }}>
            <Typography variant="h6" component="h2" sx={{ mb: 1 }}>
              {say(t('完整率（按机关）', 'Completeness by agency'))}
            </Typography>
            {summary.error === null && (
              <AgencyQualityTable
                agencies={summary.data?.agencies}
                linkOf={(agency) => narrowed({ agency })}
              />
            )}
          </Paper>
        </Grid>
        <Grid size={{ xs: 12, lg: 5 }}>
          <Paper sx={{ p: 2, height: '100%' }}>
            <Typography variant="h6" component="h2" sx={{ mb: 1 }}>
              {say(t('缺陷（按类别）', 'Defects by kind'))}
            </Typography>
            <Bars
              label={say(t('缺陷类别', 'Kinds of defects'))}
              rows={(summary.data?.codes ?? []).map(({ code, severity, defects }) => ({
                name: `${say(defectNames[code as DefectCode])}·${say(severityNames[severity as Severity])}`,
                value: defects,
                to: narrowed({ code, severity, view: 'defects' }),
              }))}
            />
            {summary.data?.codes.length === 0 && (
              <Empty>{say(t('没有发现缺陷', 'No defect was found'))}</Empty>
            )}
          </Paper>
        </Grid>
      </Grid>
      <Tabs
        value={view}
        onChange={(_, next: string) => url.set({ view: next, page: null, sort: null })}
        aria-label={say(t('清单', 'Lists'))}
      >
        <Tab value="defects" label={say(t('缺陷清单', 'Defects'))} />
        <Tab value="cases" label={say(t('案件完整率', 'Completeness by case'))} />
      </Tabs>
      {view === 'defects' ? (
        <DefectList url={url} filter={filter} />
      ) : (
        <CaseQualityList url={url} filter={filter} />
      )}
    </>
  );
}

interface FiltersProps {
  readonly url: ReturnType<typeof useUrlState>;
  readonly any: boolean;
}

function Filters({ url, any }: FiltersProps) {
  const say = useSay();
  const select = (
    name: (typeof filterNames)[number],
    label: string,
    choices: readonly (readonly [value: string, label: string])[],
  ) => (
    <FilterSelect
      label={label}
      any={say(t('全部', 'Any'))}
      value={url.get(name)}
      onChange={(value) => url.set({ [name]: value, page: null })}
      choices={choices.map(([value, text]) => ({ value, label: text }))}
    />
  );
  return (
    <Stack
      direction="row"
      spacing={1.5}
      useFlexGap
      sx={{ pb: 1.5, flexWrap: 'wrap' }}
      className="no-print"
    >
      {select(
        'code',
        say(t('缺陷类别', 'Kind of defect')),
        defectCodes.map((code) => [code, say(defectNames[code])]),
      )}
      {select(
        'severity',
        say(t('程度', 'Severity')),
        severities.map((each) => [each, say(severityNames[each])]),
      )}
      {select(
        'agencyKind',
        say(t('机关类别', 'Kind of agency')),
        agencyKinds.map((kind) => [kind, say(agencyNames[kind])]),
      )}
      {select(
        'agency',
        say(t('数据来源机关', 'Owed by')),
        directory().agencies.map(({ id }) => [id, say(agencyName(id))]),
      )}
      {select(
        'district',
        say(t('区', 'District')),
        directory().counties.map(({ code: adcode }) => [adcode, say(districtName(adcode))]),
      )}
      {select(
        'stage',
        say(t('环节', 'Stage')),
        stages.map((stage) => [stage, say(stageName(stage))]),
      )}
      {any && <Button onClick={() => url.set(nothing)}>{say(t('清除全部', 'Clear all'))}</Button>}
    </Stack>
  );
}
