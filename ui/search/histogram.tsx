import { Box, Tooltip } from '@mui/material';
import { t, useSay } from '../frame/say.ts';

/** Cases by the month of their opening. */
export function Histogram({
  months,
}: {
  readonly months: readonly { readonly month: string; readonly count: number }[];
}) {
  const say = useSay();
  const known = months.filter(({ month }) => month !== '');
  const most = Math.max(1, ...known.map(({ count }) => count));
  if (known.length === 0) return null;
  return (
    <Box
      role="img"
      aria-label={known.map(({ month, count }) => `${month}: ${count}`).join(', ')}
      sx={{ display: 'flex', alignItems: 'end', gap: '3px', height: 64 }}
    >
      {known.map(({ month, count }) => (
        <Tooltip
          key={month}
          describeChild
          title={`${month} · ${say(t(`${count} 件`, `${count} cases`))}`}
        >
          <Box
            sx={{
              flex: 1,
              maxWidth: 40,
              height: `${Math.max(4, (100 * count) / most)}%`,
              bgcolor: 'primary.main',
              opacity: 0.75,
              borderRadius: '2px 2px 0 0',
            }}
          />
        </Tooltip>
      ))}
    </Box>
  );
}
