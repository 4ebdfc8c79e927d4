import { Box, Checkbox, FormControlLabel, Link, Stack, TextField } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { AccessLogAnswer, ShownLook } from '#read-api/events/event-answers.ts';
import { eventName } from '../words/event-names.ts';
import { AccountId } from '../parts/account-id.tsx';
import { valueText } from '../words/field-names.ts';
import { query } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { momentInChina } from '../parts/china-time.ts';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { pageIn } from '../parts/list-state.ts';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { useCaseNames } from './case-names.ts';
import { CasePicker } from './case-picker.tsx';
import { AgencyPicker } from './event-filters.tsx';
import { AgencyName } from './event-table.tsx';

/** Who looked at what: the looking is recorded as well, also the auditor's own. */
export default function AccessLogPage() {
  const say = useSay();
  const url = useUrlState();
  const paged = pageIn(url, 50);
  const list = useRead<AccessLogAnswer>(
    `/api/access-log${query({
      caseId: url.get('case'),
      actor: url.get('actor'),
      agency: url.get('agency'),
      opened: url.get('refreshed') === '1' ? null : 'true',
      offset: paged.page * paged.perPage,
      limit: paged.perPage,
      at: paged.at,
    })}`,
  );
  const nameOf = useCaseNames((list.data?.looks ?? []).flatMap(({ caseId }) => caseId ?? []));
  return (
    <>
      <PageHead title={say(t('查阅记录', 'Access log'))} asOf={list.data?.asOf} />
      <Stack
        direction="row"
        spacing={1.5}
        useFlexGap
        sx={{ pb: 1.5, flexWrap: 'wrap' }}
        className="no-print"
      >
        <TextField
          label={say(t('查阅者', 'Who'))}
          value={url.get('actor')}
          onChange={(event) => url.set({ actor: event.target.value, page: null })}
        />
        <AgencyPicker
          value={url.get('agency')}
          onPick={(agency) => url.set({ agency, page: null })}
        />
        <CasePicker value={url.get('case')} onPick={(id) => url.set({ case: id, page: null })} />
        <FormControlLabel
          label={say(t('含页面自动刷新', 'With what pages read again by themselves'))}
          control={
            <Checkbox
              checked={url.get('refreshed') === '1'}
              onChange={(_, on) => url.set({ refreshed: on ? '1' : null, page: null })}
            />
          }
        />
      </Stack>
      <RowTable
        label={say(t('查阅记录', 'Access log'))}
        rows={list.data?.looks}
        error={list.error}
        idOf={({ id }) => id}
        empty={<Empty>{say(t('没有记录', 'Nothing recorded'))}</Empty>}
        columns={useColumns(nameOf)}
        paging={paged.paging(list.data?.total, list.data?.asOf, list.error)}
      />
    </>
  );
}

function useColumns(nameOf: (caseId: string) => string): readonly Column<ShownLook>[] {
  const say = useSay();
  return [
    {
      id: 'at',
      head: say(t('时间', 'When')),
      cell: ({ at }) => momentInChina(at),
    },
    {
      id: 'actor',
      head: say(t('查阅者', 'Who')),
      isLong: true,
      cell: (look) => <Looker look={look} />,
    },
    {
      id: 'agency',
      head: say(t('机关', 'Agency')),
      isLong: true,
      cell: ({ actor }) => <AgencyName id={actor.agency} />,
    },
    { id: 'type', head: say(t('内容', 'What')), cell: ({ what }) => say(eventName(what)) },
    {
      id: 'case',
      head: say(t('案件', 'Case')),
      isLong: true,
      cell: ({ caseId, position }) =>
        caseId === null ? (
          '—'
        ) : (
          <Link component={RouterLink} to={`/audit?mode=case&case=${caseId}&at=${position}`}>
            {nameOf(caseId)}
          </Link>
        ),
    },
    {
      id: 'detail',
      head: say(t('条件', 'Asked for')),
      isLong: true,
      cell: ({ detail }) => say(askedFor(detail)),
    },
  ];
}

/** Who looked: by name and post where that is known, and always by the account. */
function Looker({ look: { actor, person } }: { readonly look: ShownLook }) {
  return (
    <>
      {person !== null && (
        <Box component="span" lang="zh-CN" sx={{ display: 'block' }}>
          {[person.name, person.post].filter((part) => part !== null).join(' ')}
        </Box>
      )}
      <AccountId id={actor.id} />
    </>
  );
}

/** Purpose, question and size as they were recorded; the case stands in a column of its own. */
function askedFor(detail: ShownLook['detail']) {
  const given = Object.entries(detail).filter(
    ([name, value]) =>
      name !== 'caseId' && value !== null && value !== '' && JSON.stringify(value) !== '{}',
  );
  return given.length === 0 ? t('—', '—') : valueText(Object.fromEntries(given), 'asked');
}
