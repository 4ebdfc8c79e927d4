import { Box, type SxProps } from '@mui/material';
import { ListLink } from '../parts/list-link.tsx';

interface BarsProps {
  readonly label: string;
  readonly rows: readonly { readonly name: string; readonly value: number; readonly to: string }[];
}

/** The list gives its rows their look; there are many, and none brings its own. */
const look: SxProps = {
  listStyle: 'none',
  m: 0,
  p: 0,
  display: 'grid',
  gap: 0.5,
  typography: 'body2',
  '& a': {
    display: 'flex',
    alignItems: 'center',
    gap: 1,
    color: 'inherit',
    textDecoration: 'none',
  },
  '& a > span:first-of-type': {
    width: 110,
    flexShrink: 0,
    textAlign: 'right',
    lineHeight: 1.25,
    overflowWrap: 'anywhere',
  },
  '& a > div': { flex: 1 },
  '& a > div > div': { height: 12, bgcolor: 'primary.main', borderRadius: '2px' },
  '& a > span:last-of-type': { width: 56 },
};

/** A ranking as bars; each leads to its list. */
export function Bars({ label, rows }: BarsProps) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <Box component="ul" aria-label={label} sx={look}>
      {rows.map(({ name, value, to }) => (
        <li key={name}>
          <ListLink to={to}>
            <span title={name}>{name}</span>
            <div>
              <div style={{ width: `${(100 * value) / most}%`, minWidth: value > 0 ? 3 : 0 }} />
            </div>
            <span>{value}</span>
          </ListLink>
        </li>
      ))}
    </Box>
  );
}
