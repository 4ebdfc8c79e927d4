import { Button, Chip, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { eventName } from '../words/event-names.ts';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { Empty } from '../parts/page-head.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import { ParkedDialog } from './parked-dialog.tsx';
import type { ParkedKey, ViewStanding } from '#commands/operation/operation-answers.ts';

const names: Readonly<Record<string, Bilingual>> = {
  dossier: t('案卷', 'Dossiers'),
  worklist: t('待办', 'Work lists'),
  search: t('检索', 'Search'),
  cockpit: t('驾驶舱', 'Cockpit'),
  quality: t('数据质检', 'Data quality'),
  access: t('查阅记录', 'Access log'),
};
export const viewName = (view: string): Bilingual => names[view] ?? t('其他视图', 'Another view');

/** How far every view is, and what it could not take: looked at, taken again, or left out with a reason. */
export function ParkedEvents() {
  const say = useSay();
  const views = useRead<readonly ViewStanding[]>('/api/operation/views');
  return (
    <Stack spacing={2}>
      <RowTable<ViewStanding>
        label={say(t('视图', 'Views'))}
        rows={views.data}
        error={views.error}
        idOf={({ view }) => view}
        empty={<Empty>—</Empty>}
        columns={[
          { id: 'view', head: say(t('视图', 'View')), cell: ({ view }) => say(viewName(view)) },
          {
            id: 'moves',
            head: say(t('状态', 'State')),
            cell: ({ moves, filling }) => <Standing moves={moves} filling={filling} />,
          },
          {
            id: 'position',
            head: say(t('已处理到', 'Has taken up to')),
            cell: ({ position, head }) => `${position} / ${head}`,
          },
          { id: 'parked', head: say(t('停放事件', 'Parked events')), cell: ({ parked }) => parked },
        ]}
      />
      <ParkedKeys />
    </Stack>
  );
}

function Standing({ moves, filling }: Pick<ViewStanding, 'moves' | 'filling'>) {
  const say = useSay();
  if (!moves) {
    return (
      <Chip
        size="small"
        color="error"
        label={say(t('已停止，原因见服务器日志', "Stopped; the server's log says why"))}
      />
    );
  }
  return filling === null
    ? say(t('正常', 'Goes on'))
    : say(t(`正在重建，已到 ${filling}`, `Being filled anew, at ${filling}`));
}

function ParkedKeys() {
  const say = useSay();
  const manages = may(useSession(), 'views.manage');
  const list = useRead<readonly ParkedKey[]>('/api/operation/parked');
  const [open, setOpen] = useState<ParkedKey | null>(null);
  return (
    <>
      <Typography variant="h2" sx={{ fontSize: '1.1rem' }}>
        {say(t('停放的事件', 'Parked events'))}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {say(
          t(
            '视图无法处理的事件连同其后的同案事件一起停放，其他案件照常；原始事件不受影响。',
            'An event that a view cannot take is parked with those of its case that follow; other cases go on, and the events themselves are untouched.',
          ),
        )}
      </Typography>
      <RowTable<ParkedKey>
        label={say(t('停放的事件', 'Parked events'))}
        rows={list.data}
        error={list.error}
        idOf={({ view, key }) => `${view} ${key}`}
        empty={<Empty>{say(t('没有停放的事件', 'Nothing is parked'))}</Empty>}
        columns={[
          { id: 'view', head: say(t('视图', 'View')), cell: ({ view }) => say(viewName(view)) },
          { id: 'key', head: say(t('对象', 'Key')), cell: ({ key }) => <code>{key}</code> },
          {
            id: 'first',
            head: say(t('出错的事件', 'The event that failed')),
            isLong: true,
            cell: ({ first }) => `${first.position} ${say(eventName(first.type))}`,
          },
          { id: 'events', head: say(t('件数', 'Events')), cell: ({ events }) => events },
          {
            id: 'act',
            head: say(t('操作', 'Act')),
            cell: (parked) => (
              <Button size="small" onClick={() => setOpen(parked)}>
                {manages ? say(t('处理', 'Handle')) : say(t('查看', 'Look'))}
              </Button>
            ),
          },
        ]}
      />
      {open !== null && (
        <ParkedDialog parked={open} manages={manages} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
