import { Box } from '@mui/material';
import { memo } from 'react';
import { criminalStageInfo, criminalStages } from '#domain/criminal/stages.ts';
import type { CriminalCountsAnswer } from '#read-api/criminal/criminal-read-answers.ts';
import { query } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { useRead } from '../parts/use-read.ts';
import { criminalListPath } from './figure-links.ts';
import { look } from './look.ts';
import { Figure, Panel } from './panel.tsx';
import type { Selection } from './selection.ts';

/** Criminal procedure from the filing to the enforcement: how many cases stand where, and how many are late. */
export const CriminalPanel = memo(function CriminalPanel({
  selection: { district, openedMonth },
}: {
  readonly selection: Selection;
}) {
  const say = useSay();
  const narrowed = { district, openedMonth };
  const counts = useRead<CriminalCountsAnswer>(`/api/criminal-cases/counts${query(narrowed)}`);
  const overdue = t('有超期', 'Some overdue');
  return (
    <Panel
      title={say(t('刑事案件：立案至执行', 'Criminal cases: filing to enforcement'))}
      height={118}
      error={counts.error}
      pending={counts.data === undefined}
    >
      <Box
        component="ul"
        aria-label={say(t('刑事案件', 'Criminal cases'))}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: '18px',
          lineHeight: '24px',
          color: look.quiet,
        }}
      >
        {criminalStages.map((stage) => (
          <li key={stage}>
            {say(criminalStageInfo[stage])}{' '}
            <Figure
              value={counts.data?.stages[stage] ?? null}
              name={say(criminalStageInfo[stage])}
              to={criminalListPath({ ...narrowed, stage })}
            />
          </li>
        ))}
        <li>
          {say(overdue)}{' '}
          <Figure
            value={counts.data?.overdue ?? null}
            name={say(overdue)}
            to={criminalListPath({ ...narrowed, overdue: 'true' })}
          />
        </li>
      </Box>
    </Panel>
  );
});
