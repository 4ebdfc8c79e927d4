import { Box } from '@mui/material';
import { memo } from 'react';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { CockpitAnswer } from '#read-api/cockpit/cockpit-answers.ts';
import { t, useSay } from '../base/say.ts';
import { sum } from '../parts/counts.ts';
import { caseListPath, type FigureConditions } from './figure-links.ts';
import { look } from './look.ts';
import { useOwnAgency } from './own-agency.ts';
import { Figure } from './panel.tsx';
import { useFigures, type Selection } from './selection.ts';

interface KeyFigure {
  readonly name: Bilingual;
  /** Null as long as it is not known: nought is a figure. */
  readonly value: number | null;
  /** What it is counted by besides the choice on the wall. */
  readonly more: FigureConditions;
}

interface KeyFiguresProps {
  readonly selection: Selection;
  readonly today: string;
}

/** Basic statistics: how much there is, came in, waits, is late, was decided and ended. */
export const KeyFigures = memo(function KeyFigures({ selection, today }: KeyFiguresProps) {
  const say = useSay();
  const figures = useKeyFigures(selection, today);
  return (
    <Box
      component="ul"
      aria-label={say(t('主要数字', 'Key figures'))}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gridTemplateColumns: { xs: '1fr 1fr', md: `repeat(${figures.length}, 1fr)` },
        gap: '12px',
        height: { xs: 'auto', md: 86 },
        flexShrink: 0,
      }}
    >
      {figures.map(({ name, value, more }) => (
        <Box
          component="li"
          key={name.en}
          sx={{
            border: `1px solid ${look.line}`,
            borderRadius: '4px',
            bgcolor: look.panel,
            p: '6px 14px',
          }}
        >
          <Box sx={{ fontSize: 15, color: look.quiet, whiteSpace: 'nowrap' }}>{say(name)}</Box>
          <Box
            sx={{
              fontSize: 36,
              lineHeight: 1.25,
              fontWeight: 600,
              color: 'overdue' in more && (value ?? 0) > 0 ? look.over : look.accent,
            }}
          >
            <Figure value={value} name={say(name)} to={caseListPath({ ...selection, ...more })} />
          </Box>
        </Box>
      ))}
    </Box>
  );
});

function useKeyFigures(selection: Selection, today: string): readonly KeyFigure[] {
  const month = today.slice(0, 7);
  const all = useFigures('opened', ['opened'], selection);
  const marked = useFigures('marked', ['mark'], selection);
  const late = useFigures('open', ['agency'], selection, today);
  const own = useOwnAgency();
  const decided = useFigures('decided', ['month'], selection);
  const known = <Value,>(counts: { readonly data?: CockpitAnswer | undefined }, value: Value) =>
    counts.data === undefined ? null : value;
  const rows = all.data?.rows ?? [];
  const rulings = decided.data?.rows ?? [];
  const ofMark = (mark: string): number | null =>
    known(marked, sum(marked.data?.rows.filter((row) => row.mark === mark)));
  // With a month chosen this month's cases are those of both: none, unless it is the same.
  const thisMonth = selection.openedMonth === '' ? month : selection.openedMonth;
  return [
    { name: t('案件总数', 'All cases'), value: known(all, sum(rows)), more: {} },
    {
      name: t(`${thisMonth} 立卷`, `Opened in ${thisMonth}`),
      value: known(all, sum(rows.filter((row) => row.opened === thisMonth))),
      more: { openedMonth: thisMonth },
    },
    { name: t('在办案件', 'Open'), value: ofMark('open'), more: { mark: 'open' } },
    own === null
      ? {
          name: t('在办已逾期', 'Overdue at its turn'),
          value: known(late, sum(late.data?.rows)),
          more: { overdue: 'yes' },
        }
      : {
          // What waits for others is late with them; the board beneath also shows what is owed beside one's turn.
          name: t('本机关在办已逾期', 'Overdue at our turn'),
          value: known(late, sum(late.data?.rows.filter(({ agency }) => agency === own.id))),
          more: { overdue: 'yes', agency: own.id },
        },
    {
      name: t(`${month} 裁定`, `Decided in ${month}`),
      value: known(decided, sum(rulings.filter((row) => row.month === month))),
      more: { decidedMonth: month },
    },
    { name: t('已有裁定', 'Decided'), value: ofMark('ruled'), more: { mark: 'ruled' } },
    {
      name: t('裁定与提请不一致', 'Rulings that depart'),
      value: known(
        decided,
        rulings.reduce((count, row) => count + row.departures, 0),
      ),
      more: { departed: 'yes' },
    },
    { name: t('已办结', 'Closed'), value: ofMark('closed'), more: { mark: 'closed' } },
  ];
}
