import { Link, Stack } from '@mui/material';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { criminalOutcomes, criminalStageInfo, criminalStages } from '#domain/criminal/stages.ts';
import type { CriminalRow } from '#read-api/criminal/criminal-read-answers.ts';
import { query } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { AgencyChip, DueChip } from '../parts/chips.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { districtName } from '../parts/names.ts';
import { LedBy } from '../parts/led-by.tsx';
import { orderIn, pageIn } from '../parts/list-state.ts';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { useRows } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { CriminalStageChip } from './stage-chip.tsx';

/** 刑事案件: from the filing to the enforcement, narrowed and ordered in the address. */
export default function CriminalListPage() {
  const say = useSay();
  const url = useUrlState();
  const columns = useColumns();
  const paged = pageIn(url);
  const ordered = orderIn(url, ['filedOn', 'DESC']);
  const [stage, open, overdue] = [url.get('stage'), url.get('open'), url.get('overdue')];
  const led = { district: url.get('district'), openedMonth: url.get('openedMonth') };
  const list = useRows<CriminalRow>(
    `/api/criminal-cases${query({ stage, open, overdue, ...led, range: paged.range, sort: ordered.asked })}`,
  );
  const choose = (name: string) => (value: string) => url.set({ [name]: value, page: null });
  return (
    <>
      <PageHead title={say(t('刑事案件', 'Criminal cases'))} />
      <Stack
        direction="row"
        spacing={1}
        useFlexGap
        sx={{ flexWrap: 'wrap', mb: 1.5, alignItems: 'center' }}
      >
        <LedBy named={ledBy} url={url} />
        <FilterSelect
          label={say(t('环节', 'Stage'))}
          value={stage}
          any={say(t('全部环节', 'Any stage'))}
          choices={criminalStages.map((value) => ({ value, label: say(criminalStageInfo[value]) }))}
          onChange={choose('stage')}
        />
        <FilterSelect
          label={say(t('进展', 'Course'))}
          value={open}
          any={say(t('全部', 'Any'))}
          choices={[
            { value: 'true', label: say(t('在办', 'Open')) },
            { value: 'false', label: say(t('已办结', 'Closed')) },
          ]}
          onChange={choose('open')}
        />
        <FilterSelect
          label={say(t('期限', 'Time limits'))}
          value={overdue}
          any={say(t('全部', 'Any'))}
          choices={[
            { value: 'true', label: say(t('有超期', 'Some overdue')) },
            { value: 'false', label: say(t('无超期', 'None overdue')) },
          ]}
          onChange={choose('overdue')}
        />
      </Stack>
      <RowTable
        label={say(t('刑事案件', 'Criminal cases'))}
        columns={columns}
        rows={list.data?.rows}
        error={list.error}
        idOf={({ id }) => id}
        sort={ordered.sort}
        onSort={ordered.onSort}
        empty={
          <Empty>
            {say(
              t(
                '没有符合条件的刑事案件。请放宽上方的条件；新案由公安机关立案。',
                'No criminal case fits. Widen the conditions above; the police file new ones.',
              ),
            )}
          </Empty>
        }
        paging={paged.paging(list.data?.total, undefined, list.error)}
      />
    </>
  );
}

/** What a list that somebody was led to is narrowed by, and how a value is called. */
const ledBy = {
  district: districtName,
  openedMonth: (month: string) => t(`${month} 立案`, `Filed in ${month}`),
};

function useColumns(): readonly Column<CriminalRow>[] {
  const say = useSay();
  return useMemo(
    () => [
      {
        id: 'suspect',
        head: say(t('犯罪嫌疑人、被告人', 'Suspect or defendant')),
        cell: ({ id, suspect }) => (
          <Link component={RouterLink} to={`/criminal/${id}`} lang="zh-CN">
            {suspect.name}
          </Link>
        ),
      },
      { id: 'offence', head: say(t('罪名', 'Offence')), cell: ({ offence }) => offence },
      {
        id: 'stage',
        head: say(t('环节', 'Stage')),
        cell: ({ stage }) => <CriminalStageChip stage={stage} />,
      },
      {
        id: 'turn',
        head: say(t('承办机关', 'Turn')),
        cell: ({ turn }) => (turn.kind === null ? '—' : <AgencyChip kind={turn.kind} />),
      },
      {
        id: 'due',
        head: say(t('最近期限', 'Next limit')),
        order: 'due',
        cell: ({ next }) =>
          next === null ? (
            '—'
          ) : (
            <DueChip due={next.due} article={next.article} arithmetic={next.arithmetic} />
          ),
      },
      {
        id: 'reference',
        head: say(t('案件编号', 'Reference')),
        order: 'reference',
        isLong: true,
        cell: ({ reference }) => reference,
      },
      {
        id: 'filedOn',
        head: say(t('立案日期', 'Filed')),
        order: 'filedOn',
        cell: ({ filedOn }) => filedOn,
      },
      {
        id: 'outcome',
        head: say(t('结果', 'Outcome')),
        cell: ({ outcome }) => (outcome === null ? '—' : say(criminalOutcomes[outcome])),
      },
    ],
    [say],
  );
}
