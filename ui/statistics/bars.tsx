import { Box, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';

interface BarsProps {
  readonly label: string;
  readonly rows: readonly { readonly name: string; readonly value: number; readonly to: string }[];
  readonly colour?: string;
}

/** A ranking as bars; each leads to its list. */
export function Bars({ label, rows, colour = 'primary.main' }: BarsProps) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <Stack spacing={0.5} component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map(({ name, value, to }) => (
        <Box component="li" key={name}>
          <Link
            to={to}
            style={{
              display: 'flex',
              alignItems: 'center',
              gap: 8,
              color: 'inherit',
              textDecoration: 'none',
            }}
          >
            <Typography
              variant="body2"
              sx={{ width: 110, textAlign: 'right', flexShrink: 0 }}
              noWrap
              title={name}
            >
              {name}
            </Typography>
            <Box sx={{ flex: 1 }}>
              <Box
                sx={{
                  width: `${(100 * value) / most}%`,
                  minWidth: value > 0 ? 3 : 0,
                  height: 12,
                  bgcolor: colour,
                  borderRadius: '2px',
                }}
              />
            </Box>
            <Typography variant="body2" sx={{ width: 56 }}>
              {value}
            </Typography>
          </Link>
        </Box>
      ))}
    </Stack>
  );
}
