import { Box, Button, Chip, Link, Stack, Tooltip, Typography } from '@mui/material';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { steps } from '#domain/casework/steps/index.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { stageInfo, stages } from '#domain/casework/stages.ts';
import { addDays, LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type {
  WorkCountsAnswer,
  WorkListAnswer,
  WorkListEntry,
} from '#read-api/work-list/work-list-answers.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { query } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { may, useSession, type Session } from '../base/session.ts';
import { AgencyChip, DueChip, StageChip, todayInChina } from '../parts/chips.tsx';
import { ColumnChooser } from '../parts/column-chooser.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { districtName, measureName, measureNames } from '../parts/names.ts';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { pageIn } from '../parts/list-state.ts';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { SavedQueries } from '../parts/saved-queries.tsx';
import { usePreference } from '../parts/use-preference.ts';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { dueWithin, nearDays, overdue } from './owed-conditions.ts';

const scopes = {
  mine: t('轮到我', 'My turn'),
  turn: t('轮到本机关', "My agency's turn"),
  deadline: t('另有期限', 'Owed beside'),
  upcoming: t('七日内到期', 'Due in seven days'),
  overdue: t('已逾期', 'Overdue'),
  all: t('全部', 'All'),
  right: t('可以行使的权利', 'Rights still open'),
} as const;
type Scope = keyof typeof scopes;
/** What is asked of the server for a scope. */
const conditionsOf = (scope: Scope): Readonly<Record<string, string>> => {
  switch (scope) {
    case 'mine':
      return { mine: 'true' };
    case 'turn':
    case 'deadline':
    case 'right':
      return { kind: scope };
    case 'overdue':
      return { ...overdue(todayInChina()) };
    case 'upcoming':
      return { ...dueWithin(todayInChina(), nearDays) };
    case 'all':
      return {};
  }
};

/** Only whose agency handles cases has a turn; the others look over all of them. */
const hasTurns = (session: Session | null): boolean =>
  agencyKinds.some((kind) => kind === session?.principal?.agency?.kind);
const mayAct = (session: Session | null): boolean =>
  Object.keys(steps).some((step) => may(session, `command:${step as StepCommand}`));

const scopesOf = (session: Session | null): readonly Scope[] =>
  hasTurns(session) ? (Object.keys(scopes) as Scope[]) : ['all', 'upcoming', 'overdue', 'right'];

/** 待办: what waits for one's agency, the most pressing first, each with its statutory last day. */
export default function WorkListPage() {
  const say = useSay();
  const url = useUrlState();
  const session = useSession();
  const open = scopesOf(session);
  const scope = open.find((each) => each === url.get('view')) ?? open[0]!;
  const paged = pageIn(url);
  const filter = { stage: url.get('stage'), measure: url.get('measure') };
  const list = useRead<WorkListAnswer>(
    `/api/work-list${query({ ...conditionsOf(scope), ...filter, range: paged.range, at: paged.at })}`,
  );
  const counts = useRead<WorkCountsAnswer>(
    `/api/work-list/counts${query({ on: todayInChina(), ...filter })}`,
  );
  const columns = useColumns().filter(({ id }) => id !== 'act' || mayAct(session));
  const choosable = columns.filter(({ id }) => id !== 'act');
  const [chosen, choose] = usePreference<readonly string[]>(
    'columns.work-list',
    choosable.map(({ id }) => id).filter((id) => !hiddenAtFirst(session).has(id)),
  );
  return (
    <>
      <PageHead title={say(t('待办', 'Work list'))} asOf={list.data?.asOf}>
        <SavedQueries />
        <ColumnChooser all={choosable} chosen={chosen} onChoose={choose} />
      </PageHead>
      <Stack direction="row" spacing={1.5} useFlexGap sx={{ flexWrap: 'wrap', mb: 1.5 }}>
        <ScopeChips open={open} scope={scope} counts={counts.data} url={url} />
        <Box sx={{ flex: 1 }} />
        <Conditions {...filter} url={url} />
      </Stack>
      <ProblemAlert error={counts.error} />
      <RowTable
        label={say(t('待办', 'Work list'))}
        columns={columns.filter(({ id }) => id === 'act' || chosen.includes(id))}
        rows={list.data?.entries}
        error={list.error}
        idOf={({ caseId, agencyKind, kind }) => `${caseId}${agencyKind}${kind}`}
        empty={<NothingWaits filtered={filter.stage !== '' || filter.measure !== ''} />}
        paging={paged.paging(list.data?.total, list.data?.asOf, list.error)}
      />
    </>
  );
}

interface ScopeChipsProps {
  readonly open: readonly Scope[];
  readonly scope: Scope;
  readonly counts: WorkCountsAnswer | undefined;
  readonly url: ReturnType<typeof useUrlState>;
}

/** The scopes with how many matters wait in each, and that a case may have several; what is overdue stands out. */
function ScopeChips({ open, scope, counts, url }: ScopeChipsProps) {
  const say = useSay();
  const colourOf = (name: Scope) => {
    if (name === scope) return 'primary';
    return name === 'overdue' && (counts?.overdue ?? 0) > 0 ? 'error' : 'default';
  };
  return (
    <Stack
      direction="row"
      spacing={1}
      useFlexGap
      role="group"
      aria-label={say(t('范围', 'Scope'))}
      sx={{ alignItems: 'center', flexWrap: 'wrap' }}
    >
      {open.map((name) => (
        <Chip
          key={name}
          clickable
          color={colourOf(name)}
          variant={name === scope ? 'filled' : 'outlined'}
          aria-pressed={name === scope}
          label={`${say(scopes[name])} ${counts?.[name] ?? '…'}`}
          sx={{ fontVariantNumeric: 'tabular-nums' }}
          onClick={() => url.set({ view: name, page: null })}
        />
      ))}
      <Typography variant="caption" color="text.secondary">
        {say(
          t(
            '按待办事项计数，一案可有多项',
            'Counted by matter to attend to; a case may have several',
          ),
        )}
      </Typography>
    </Stack>
  );
}

interface ConditionsProps {
  readonly stage: string;
  readonly measure: string;
  readonly url: ReturnType<typeof useUrlState>;
}

/** What narrows a scope. */
function Conditions({ stage, measure, url }: ConditionsProps) {
  const say = useSay();
  return (
    <>
      <FilterSelect
        label={say(t('环节', 'Stage'))}
        value={stage}
        any={say(t('全部环节', 'Any stage'))}
        choices={openStages.map((value) => ({ value, label: say(stageInfo[value]) }))}
        onChange={(chosen) => url.set({ stage: chosen, page: null })}
      />
      <FilterSelect
        label={say(t('类型', 'Measure'))}
        value={measure}
        any={say(t('全部类型', 'Any measure'))}
        choices={Object.entries(measureNames).map(([value, name]) => ({
          value,
          label: say(name),
        }))}
        onChange={(chosen) => url.set({ measure: chosen, page: null })}
      />
    </>
  );
}

/**
 * One's own list says little new in these columns; the article stands beside its time limit too. Who looks
 * over the cases of all sees whose turn it is: a case waits for each of several agencies.
 */
const hiddenAtFirst = (session: Session | null): ReadonlySet<string> =>
  new Set(hasTurns(session) ? ['agency', 'district', 'article'] : ['district', 'article']);

const openStages = stages.filter((stage) => stageInfo[stage].turn !== null);

function NothingWaits({ filtered }: { readonly filtered: boolean }) {
  const say = useSay();
  return (
    <Empty>
      {filtered
        ? say(
            t(
              '没有符合条件的待办。请放宽上方的环节或类型。',
              'Nothing that fits waits here. Widen the stage or the measure above.',
            ),
          )
        : say(
            t(
              '没有待办事项。可在“案件”中查看全部案件，或切换上方的范围。',
              'Nothing waits here. Look at all cases, or choose another scope above.',
            ),
          )}
    </Empty>
  );
}

/** Leads to the form of the step that is next, for whoever may take it. */
function Act({ caseId, step, stage, name, forOthers, period }: WorkListEntry) {
  const say = useSay();
  const session = useSession();
  if (step === null || !may(session, `command:${step}`)) return null;
  if (forOthers) return say(t('应当由其他人办理', 'For somebody else'));
  if (period?.until != null && period.until > todayInChina()) {
    return say(t(`${period.until} 起可办`, `From ${period.until}`));
  }
  return (
    <Button
      size="small"
      variant="outlined"
      component={RouterLink}
      to={`/cases/${caseId}/act/${step}`}
      aria-label={`${say(t('办理', 'Act'))} ${say(stageInfo[stage])} ${name}`}
      sx={{ py: 0 }}
    >
      {say(t('办理', 'Act'))}
    </Button>
  );
}

/** A notice has run on the day after its last one; a hearing is awaited until its day. */
const lastDayOf = (
  { until }: NonNullable<WorkListEntry['period']>,
  step: WorkListEntry['step'],
): string | null =>
  until === null || step === 'recordTrial' ? until : addDays(LegalDate(until), -1);

/** Until when a public notice runs or a hearing is awaited, and the last day to act. */
function Limits({ due, article, arithmetic, kind, step, period }: WorkListEntry) {
  return (
    <Stack direction="row" useFlexGap spacing={0.5} sx={{ flexWrap: 'wrap' }}>
      {period !== null && (
        <DueChip
          due={lastDayOf(period, step)}
          article={period.article}
          arithmetic={period.arithmetic}
          of={step === 'recordTrial' ? 'hearing' : 'period'}
        />
      )}
      {(period === null || due !== null) && (
        <DueChip
          due={due}
          article={article}
          arithmetic={arithmetic}
          of={kind === 'right' ? 'right' : 'duty'}
        />
      )}
    </Stack>
  );
}

/** 法释〔2014〕5号第三条 of the whole name: what tells one article from another, not what all begin with. */
const shortArticle = ({ zh, en }: Bilingual): Bilingual => ({
  zh: /（([^（）]+号)）(第.+)$/u.exec(zh)?.slice(1).join('') ?? zh,
  en: /\(([^()]+No\. \d+)\), (.+)$/u.exec(en)?.slice(1).join(', ') ?? en,
});

function useColumns(): readonly Column<WorkListEntry>[] {
  const say = useSay();
  return useMemo(
    () => [
      {
        id: 'name',
        head: say(t('姓名', 'Name')),
        cell: ({ caseId, name }: WorkListEntry) => (
          <Link component={RouterLink} to={`/cases/${caseId}`}>
            {name}
          </Link>
        ),
      },
      {
        id: 'act',
        head: say(t('操作', 'Act')),
        cell: (row: WorkListEntry) => <Act {...row} />,
      },
      {
        id: 'reference',
        head: say(t('监狱案号', 'Reference')),
        isLong: true,
        cell: (row: WorkListEntry) => row.reference ?? '—',
      },
      {
        id: 'courtCaseNumber',
        head: say(t('法院案号', 'Court number')),
        isLong: true,
        cell: (row: WorkListEntry) => row.courtCaseNumber ?? '—',
      },
      {
        id: 'measure',
        head: say(t('类型', 'Measure')),
        isLong: true,
        cell: (row: WorkListEntry) => say(measureName(row.measure)),
      },
      {
        id: 'stage',
        head: say(t('环节', 'Stage')),
        cell: (row: WorkListEntry) => <StageChip stage={row.stage} />,
      },
      {
        id: 'agency',
        head: say(t('承办机关', 'Agency')),
        cell: (row: WorkListEntry) => <AgencyChip kind={row.agencyKind} />,
      },
      {
        id: 'due',
        head: say(t('法定期限', 'Time limit')),
        cell: (row: WorkListEntry) => <Limits {...row} />,
      },
      {
        id: 'article',
        head: say(t('期限依据', 'Article')),
        cell: ({ article }: WorkListEntry) =>
          article === null ? (
            '—'
          ) : (
            <Tooltip title={say(article)}>
              <span>{say(shortArticle(article))}</span>
            </Tooltip>
          ),
      },
      {
        id: 'since',
        head: say(t('上一步日期', 'Since')),
        cell: (row: WorkListEntry) => row.since ?? '—',
      },
      {
        id: 'district',
        head: say(t('区', 'District')),
        cell: (row: WorkListEntry) => say(districtName(row.district)),
      },
    ],
    [say],
  );
}
