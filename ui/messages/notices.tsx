import { Button, Chip } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationKindNames } from '#domain/access/principal.ts';
import { t, useSay } from '../base/say.ts';
import { Empty } from '../parts/page-head.tsx';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import { PublishDialog, WithdrawDialog } from './notice-dialogs.tsx';
import type { PublishedNotice } from '#commands/notices/notice-answers.ts';

/** What the administrator has told people; a notice is withdrawn, never deleted. */
export function Notices() {
  const say = useSay();
  const client = useQueryClient();
  const list = useRead<readonly PublishedNotice[]>('/api/notices');
  const [open, setOpen] = useState<'publish' | PublishedNotice | null>(null);
  const done = (): void => {
    setOpen(null);
    void client.invalidateQueries({
      predicate: ({ queryKey }) => /^\/api\/(?:notices|messages)/.test(String(queryKey[0])),
    });
  };
  return (
    <>
      <Button variant="contained" sx={{ mb: 1.5 }} onClick={() => setOpen('publish')}>
        {say(t('发布通知', 'Publish a notice'))}
      </Button>
      <RowTable<PublishedNotice>
        label={say(t('通知', 'Notices'))}
        rows={list.data}
        error={list.error}
        idOf={({ id }) => id}
        empty={
          <Empty>
            {say(t('尚未发布通知，点“发布通知”开始', 'Nothing is published yet; publish a notice'))}
          </Empty>
        }
        columns={useColumns(setOpen)}
      />
      {open === 'publish' && <PublishDialog onClose={() => setOpen(null)} onDone={done} />}
      {open !== null && open !== 'publish' && (
        <WithdrawDialog notice={open} onClose={() => setOpen(null)} onDone={done} />
      )}
    </>
  );
}

function useColumns(
  onWithdraw: (notice: PublishedNotice) => void,
): readonly Column<PublishedNotice>[] {
  const say = useSay();
  return [
    { id: 'title', head: say(t('标题', 'Title')), isLong: true, cell: ({ title }) => title },
    {
      id: 'kind',
      head: say(t('类别', 'Kind')),
      cell: ({ kind }) =>
        kind === 'activity' ? say(t('活动', 'Activity')) : say(t('通知', 'Notice')),
    },
    {
      id: 'audience',
      head: say(t('对象', 'For')),
      isLong: true,
      cell: ({ audience }) =>
        audience === null
          ? say(t('全部', 'Everybody'))
          : audience.map((kind) => say(organisationKindNames[kind])).join('、'),
    },
    {
      id: 'days',
      head: say(t('有效期', 'Shown')),
      cell: ({ from, until }) =>
        from === null && until === null ? '—' : `${from ?? '…'} – ${until ?? '…'}`,
    },
    {
      id: 'registered',
      head: say(t('报名', 'Registered')),
      cell: ({ kind, registered, places }) =>
        kind === 'notice' ? (
          '—'
        ) : (
          <span title={registered.map(({ name }) => name).join('、')}>
            {registered.length} / {places ?? '∞'}
          </span>
        ),
    },
    {
      id: 'state',
      head: say(t('状态', 'State')),
      cell: ({ withdrawn }) => (
        <Chip
          size="small"
          variant="outlined"
          title={withdrawn ?? ''}
          color={withdrawn === null ? 'success' : 'default'}
          label={withdrawn === null ? say(t('已发布', 'Published')) : say(t('已撤回', 'Withdrawn'))}
        />
      ),
    },
    {
      id: 'act',
      head: '',
      cell: (notice) =>
        notice.withdrawn === null ? (
          <Button size="small" onClick={() => onWithdraw(notice)}>
            {say(t('撤回', 'Withdraw'))}
          </Button>
        ) : null,
    },
  ];
}
