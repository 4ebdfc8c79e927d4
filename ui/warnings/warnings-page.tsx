import { Box, Button, Chip, Stack } from '@mui/material';
import { useState } from 'react';
import { watchedAgencyKinds, watchedAgencyNames } from '#domain/supervision/watched-agencies.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { actOf, actsPossible, type WarningAct } from '#domain/supervision/warning-decider.ts';
import { warningLevels } from '#domain/supervision/warning-level.ts';
import type { Warning } from '#domain/supervision/warning.ts';
import type {
  WarningCountsAnswer,
  WarningEntry,
  WarningsAnswer,
} from '#read-api/warnings/warning-answers.ts';
import { warningScopes, type WarningScope } from '#domain/supervision/warning-scopes.ts';
import { query } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { FilterSelect } from '../parts/filter-select.tsx';
import { districtName, measureNames, stageName } from '../parts/names.ts';
import { LedBy } from '../parts/led-by.tsx';
import { pageIn } from '../parts/list-state.ts';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { ThresholdsDialog } from './thresholds-dialog.tsx';
import { WarningActDialog } from './warning-act-dialog.tsx';
import { useHow, useWhat } from './warning-columns.tsx';
import { levelName, scopeNames } from '../words/warning-words.ts';

type Url = ReturnType<typeof useUrlState>;

/** What both the list and its numbers are narrowed by. */
const filterNames = ['agencyKind', 'measure', 'district', 'openedMonth', 'stage'] as const;
type Filter = Readonly<Record<(typeof filterNames)[number], string>>;

const kindNames: Readonly<Record<string, Bilingual>> = {
  ...measureNames,
  criminal: t('刑事案件', 'Criminal case'),
};

/** 超期预警: what is near, due and overdue, the first due first; what waits for whom. */
export default function WarningsPage() {
  const say = useSay();
  const session = useSession();
  const url = useUrlState();
  const scope = warningScopes.find((each) => each === url.get('view')) ?? 'open';
  const paged = pageIn(url);
  const level = url.get('level');
  const filter = Object.fromEntries(filterNames.map((name) => [name, url.get(name)])) as Filter;
  const list = useRead<WarningsAnswer>(
    `/api/warnings${query({ scope, level, ...filter, range: paged.range, at: paged.at })}`,
  );
  const counts = useRead<WarningCountsAnswer>(`/api/warnings/counts${query(filter)}`);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [act, setAct] = useState<WarningAct | null>(null);
  const [setting, setSetting] = useState(false);
  const supervises = may(session, 'warning.supervise');
  const choose = (id: string, isChosen: boolean): void =>
    setChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((each) => each !== id)));
  const columns = [...useWhat(chosen, choose), ...useHow()];
  return (
    <>
      <PageHead title={say(t('超期预警', 'Warnings of time limits'))} asOf={list.data?.asOf}>
        {supervises && (
          <Button onClick={() => setSetting(true)}>{say(t('提前天数', 'How early'))}</Button>
        )}
      </PageHead>
      <Stack
        direction="row"
        spacing={1}
        useFlexGap
        sx={{ flexWrap: 'wrap', mb: 1.5, alignItems: 'center' }}
      >
        <Scopes scope={scope} counts={counts.data} url={url} />
        <Box sx={{ flex: 1 }} />
        <Filters level={level} filter={filter} url={url} />
      </Stack>
      <Batch chosen={chosen} entries={list.data?.entries ?? []} onAct={setAct} />
      <ProblemAlert error={counts.error} />
      <RowTable<WarningEntry>
        label={say(t('预警清单', 'Warnings'))}
        columns={columns}
        rows={list.data?.entries}
        error={list.error}
        idOf={({ caseId, limit, warning }) =>
          warning?.id ?? `${caseId}${limit?.limit}${limit?.instance}`
        }
        empty={<Empty>{say(t('没有符合条件的预警', 'No warning fits'))}</Empty>}
        paging={paged.paging(list.data?.total, list.data?.asOf, list.error)}
      />
      {setting && <ThresholdsDialog onClose={() => setSetting(false)} />}
      {act !== null && (
        <WarningActDialog
          act={act}
          ids={[...chosen]}
          onClose={() => {
            setAct(null);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}

interface ScopesProps {
  readonly scope: WarningScope;
  readonly counts: WarningCountsAnswer | undefined;
  readonly url: Url;
}

/** What there is to do, with how much of each. */
function Scopes({ scope, counts, url }: ScopesProps) {
  const say = useSay();
  return (
    <Stack
      direction="row"
      spacing={1}
      useFlexGap
      role="group"
      aria-label={say(t('范围', 'Scope'))}
      sx={{ flexWrap: 'wrap' }}
    >
      {warningScopes.map((name) => (
        <Chip
          key={name}
          clickable
          color={name === scope ? 'primary' : 'default'}
          variant={name === scope ? 'filled' : 'outlined'}
          aria-pressed={name === scope}
          label={`${say(scopeNames[name])} ${counts?.[name] ?? '…'}`}
          sx={{ fontVariantNumeric: 'tabular-nums' }}
          onClick={() => url.set({ view: name, page: null })}
        />
      ))}
    </Stack>
  );
}

interface FiltersProps {
  readonly level: string;
  readonly filter: Filter;
  readonly url: Url;
}

/** What a list that somebody was led to is narrowed by, and how a value is called. */
const ledBy = {
  district: districtName,
  openedMonth: (month: string) => t(`${month} 立卷`, `Opened in ${month}`),
  stage: stageName,
} as const satisfies Partial<Record<keyof Filter, unknown>>;

function Filters({ level, filter, url }: FiltersProps) {
  const say = useSay();
  return (
    <>
      <LedBy named={ledBy} url={url} />
      <FilterSelect
        label={say(t('案件类型', 'Kind of case'))}
        value={filter.measure}
        any={say(t('全部类型', 'Any kind'))}
        choices={Object.entries(kindNames).map(([value, name]) => ({ value, label: say(name) }))}
        onChange={(chosen) => url.set({ measure: chosen, page: null })}
      />
      <FilterSelect
        label={say(t('临近程度', 'How near'))}
        value={level}
        any={say(t('全部', 'Any'))}
        choices={warningLevels.map((value) => ({ value, label: say(levelName(value)) }))}
        onChange={(chosen) => url.set({ level: chosen, page: null })}
      />
      <FilterSelect
        label={say(t('责任机关', 'Agency'))}
        value={filter.agencyKind}
        any={say(t('全部机关', 'Any agency'))}
        choices={watchedAgencyKinds.map((value) => ({
          value,
          label: say(watchedAgencyNames[value]),
        }))}
        onChange={(chosen) => url.set({ agencyKind: chosen, page: null })}
      />
    </>
  );
}

/** Acts that somebody may do to several at once. */
const batchActs = [
  'send',
  'accept',
  'close',
  'acknowledge',
] as const satisfies readonly WarningAct[];

interface BatchProps {
  readonly chosen: ReadonlySet<string>;
  readonly entries: readonly WarningEntry[];
  readonly onAct: (act: WarningAct) => void;
}

/** What can be done to all that are chosen. */
function Batch({ chosen, entries, onAct }: BatchProps) {
  const say = useSay();
  const session = useSession();
  if (chosen.size === 0) return null;
  const warnings = entries.flatMap(({ warning }) =>
    warning !== null && chosen.has(warning.id) ? [warning as Warning] : [],
  );
  const possible = batchActs.filter(
    (act) =>
      may(session, actOf[act] === 'agency' ? 'warning.answer' : 'warning.supervise') &&
      warnings.every((warning) => actsPossible(warning).includes(act)),
  );
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 1 }}>
      <span>{say(t(`已选 ${chosen.size} 件`, `${chosen.size} chosen`))}</span>
      {possible.map((act) => (
        <Button key={act} size="small" variant="outlined" onClick={() => onAct(act)}>
          {say(batchNames[act])}
        </Button>
      ))}
    </Stack>
  );
}
const batchNames = {
  send: t('批量督办', 'Send all'),
  accept: t('批量认可', 'Accept all'),
  close: t('批量办结', 'Close all'),
  acknowledge: t('批量签收', 'Acknowledge all'),
} as const;
