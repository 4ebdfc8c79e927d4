import { Typography } from '@mui/material';
import type { CriminalCaseAnswer } from '#read-api/criminal/criminal-read-answers.ts';
import { t, useSay } from '../base/say.ts';
import { AgencyChip, DueChip } from '../parts/chips.tsx';
import { Empty } from '../parts/page-head.tsx';
import { RowTable, type Column } from '../parts/row-table.tsx';

type Limit = CriminalCaseAnswer['limits'][number];

const standingNames = {
  running: t('计算中', 'Running'),
  suspended: t('停止计算', 'Suspended'),
  met: t('已办理', 'Done'),
  void: t('不再计算', 'Owed no more'),
} as const satisfies Record<Limit['standing'], unknown>;

/** Every time limit of the case with its arithmetic and article; what the law leaves open is said as such. */
export function LimitTable({ limits }: { readonly limits: readonly Limit[] }) {
  const say = useSay();
  return (
    <RowTable
      label={say(t('法定时限', 'Time limits'))}
      columns={useColumns()}
      rows={limits.toReversed()}
      error={null}
      idOf={({ id, instance }) => `${id}#${instance}`}
      empty={<Empty>{say(t('尚无起算的期限', 'No time limit has begun yet'))}</Empty>}
    />
  );
}

function useColumns(): readonly Column<Limit>[] {
  const say = useSay();
  return [
    {
      id: 'title',
      head: say(t('时限', 'Time limit')),
      isLong: true,
      cell: ({ title, instance, optional }) => (
        <>
          {say(title)}
          {instance > 1 && say(t(`（第${instance}次）`, ` (${instance})`))}
          {optional && say(t('（权利，可不行使）', ' (a right)'))}
        </>
      ),
    },
    {
      id: 'owner',
      head: say(t('责任机关', 'Agency')),
      cell: ({ owner }) => <AgencyChip kind={owner} />,
    },
    { id: 'from', head: say(t('起算', 'From')), cell: ({ from }) => from },
    {
      id: 'due',
      head: say(t('期满', 'Last day')),
      cell: ({ due, standing, optional }) =>
        standing === 'running' ? (
          <DueChip due={due} of={optional ? 'right' : 'duty'} />
        ) : (
          (due ?? '—')
        ),
    },
    {
      id: 'standing',
      head: say(t('状态', 'Standing')),
      cell: ({ standing, doneOn }) =>
        `${say(standingNames[standing])}${doneOn === null ? '' : ` ${doneOn}`}`,
    },
    {
      id: 'why',
      head: say(t('计算与依据', 'Arithmetic and article')),
      isLong: true,
      cell: ({ arithmetic, article, open, review }) => (
        <>
          {say(arithmetic)}
          <Typography variant="caption" component="div" color="text.secondary">
            {say(article)}
          </Typography>
          {open !== null && (
            <Typography variant="caption" component="div" color="warning.main">
              {say(
                t(
                  `法律未明确：另一理解至 ${open.until}。${open.reason.zh}`,
                  `Left open by the law: on another reading until ${open.until}. ${open.reason.en}`,
                ),
              )}
            </Typography>
          )}
          {review.map((each) => (
            <Typography key={each.en} variant="caption" component="div" color="warning.main">
              {say(each)}
            </Typography>
          ))}
        </>
      ),
    },
  ];
}
