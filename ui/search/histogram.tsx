import { Box, ButtonBase, Tooltip, Typography } from '@mui/material';
import { t, useSay } from '../frame/say.ts';
import type { Answer } from './search-answer.ts';

interface HistogramProps {
  readonly months: Answer['histogram'];
  readonly chosen: readonly string[];
  readonly onToggle: (month: string) => void;
}

/** Cases by the month of their opening; a click narrows to a month, or widens again. */
export function Histogram({ months, chosen, onToggle }: HistogramProps) {
  const say = useSay();
  const known = months.filter(({ month }) => month !== '');
  const most = Math.max(1, ...known.map(({ count }) => count));
  if (known.length === 0) return null;
  return (
    <Box>
      <Box
        role="group"
        aria-label={say(t('按立卷月份', 'By month of opening'))}
        sx={{ display: 'flex', alignItems: 'end', gap: '3px', height: 64 }}
      >
        {known.map(({ month, count }) => {
          const isChosen = chosen.includes(month);
          return (
            <Tooltip
              key={month}
              describeChild
              title={`${month} · ${say(t(`${count} 件`, `${count} cases`))}`}
            >
              <ButtonBase
                aria-label={`${month} ${say(t(`${count} 件`, `${count} cases`))}`}
                aria-pressed={isChosen}
                onClick={() => onToggle(month)}
                sx={{ flex: 1, maxWidth: 40, height: '100%', alignItems: 'end' }}
                focusRipple
              >
                <Box
                  sx={{
                    width: '100%',
                    height: `${Math.max(4, (100 * count) / most)}%`,
                    bgcolor: 'primary.main',
                    opacity: chosen.length === 0 || isChosen ? 0.8 : 0.3,
                    borderRadius: '2px 2px 0 0',
                    'button:hover > &': { opacity: 1 },
                  }}
                />
              </ButtonBase>
            </Tooltip>
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
