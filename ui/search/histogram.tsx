import { Box, Typography, type SxProps } from '@mui/material';
import { t, useSay } from '../base/say.ts';
import type { SearchAnswer } from '#read-api/search/search-answers.ts';
import { counted } from '#domain/kernel/counted.ts';

interface HistogramProps {
  readonly months: SearchAnswer['histogram'];
  readonly chosen: readonly string[];
  readonly onToggle: (month: string) => void;
}

const look: SxProps = {
  display: 'flex',
  gap: '3px',
  height: 64,
  '& button': {
    flex: 1,
    maxWidth: 40,
    display: 'flex',
    alignItems: 'flex-end',
    p: 0,
    border: 0,
    background: 'none',
    cursor: 'pointer',
  },
  '& div': { width: '100%', bgcolor: 'primary.main', borderRadius: '2px 2px 0 0' },
  '& button:hover div': { opacity: '1 !important' },
};

/** Cases by the month of their opening; a click narrows to a month, or widens again. */
export function Histogram({ months, chosen, onToggle }: HistogramProps) {
  const say = useSay();
  const known = months.filter(({ month }) => month !== '');
  const most = Math.max(1, ...known.map(({ count }) => count));
  if (known.length === 0) return null;
  return (
    <Box>
      <Box role="group" aria-label={say(t('按立卷月份', 'By month of opening'))} sx={look}>
        {known.map(({ month, count }) => {
          const isChosen = chosen.includes(month);
          const words = say(t(`${count} 件`, counted(count, 'case')));
          return (
            <button
              key={month}
              type="button"
              title={`${month} · ${words}`}
              aria-label={`${month} ${words}`}
              aria-pressed={isChosen}
              onClick={() => onToggle(month)}
            >
              <div
                style={{
                  height: `${Math.max(4, (100 * count) / most)}%`,
                  opacity: chosen.length === 0 || isChosen ? 0.8 : 0.3,
                }}
              />
            </button>
          );
        })}
      </Box>
      <Typography
        variant="caption"
        color="text.secondary"
        component="div"
        sx={{ display: 'flex', justifyContent: 'space-between', maxWidth: known.length * 43 }}
      >
        <span>{known[0]!.month}</span>
        {known.length > 2 && <span>{known.at(-1)!.month}</span>}
      </Typography>
    </Box>
  );
}
