import { Box, type SxProps } from '@mui/material';
import { ListLink } from '../parts/list-link.tsx';
import { useSay } from '../base/say.ts';
import { wordsOf } from './figure-panel.tsx';
import type { FigureTable } from './figures.ts';
import { scaleOf } from './scale.ts';

interface MonthColumnsProps {
  readonly table: FigureTable;
  /** Colours of the columns of each month, in their order. */
  readonly colours: readonly string[];
}

const narrow = '@media (max-width: 600px)';

const look: SxProps = {
  typography: 'body2',
  '& ul': { listStyle: 'none', m: 0, p: 0, display: 'flex', justifyContent: 'center', gap: 2 },
  '& ul span': { mr: 0.5 },
  '& .plot': { position: 'relative', display: 'flex', height: 290, mt: 2, ml: 6 },
  '& hr': {
    position: 'absolute',
    width: '100%',
    m: 0,
    border: 0,
    borderTop: 1,
    borderColor: 'divider',
  },
  '& small': {
    position: 'absolute',
    right: '100%',
    mr: 1,
    transform: 'translateY(50%)',
    color: 'text.secondary',
  },
  '& .month': {
    flex: 1,
    display: 'flex',
    alignItems: 'flex-end',
    justifyContent: 'center',
    gap: '2px',
    zIndex: 1,
  },
  '& a': { width: '32%', minHeight: 2, borderRadius: '2px 2px 0 0', '&:hover': { opacity: 0.75 } },
  '& .names': { display: 'flex', ml: 6, pt: 0.5, color: 'text.secondary', fontSize: 11 },
  '& .names > span': { flex: 1, minWidth: 0, textAlign: 'center' },
  // Too narrow for twelve names side by side: they stand upright.
  [narrow]: {
    '& .names > span': {
      writingMode: 'vertical-rl',
      lineHeight: 1,
      display: 'grid',
      alignContent: 'center',
    },
  },
};

/** Columns by month, drawn to one scale; each leads to its list. */
export function MonthColumns({ table, colours }: MonthColumnsProps) {
  const say = useSay();
  const heads = table.heads.slice(1);
  const ticks = scaleOf(table.rows.flatMap(({ figures }) => figures.map(({ value }) => value)));
  const heightOf = (value: number): string => `${(100 * value) / ticks.at(-1)!}%`;
  return (
    <Box sx={look}>
      <ul>
        {heads.map((head, index) => (
          <li key={head}>
            <span style={{ color: colours[index] }} aria-hidden>
              ■
            </span>
            {head}
          </li>
        ))}
      </ul>
      <div className="plot">
        {ticks.map((tick) => (
          <div key={tick} aria-hidden>
            <hr style={{ bottom: heightOf(tick) }} />
            <small style={{ bottom: heightOf(tick) }}>{tick}</small>
          </div>
        ))}
        {table.rows.map(({ id, name, figures }) => (
          <div key={id} className="month">
            {figures.map((figure, index) => {
              const words = `${name} ${heads[index]} ${wordsOf(figure, say)}`;
              return figure.value === 0 ? null : (
                <ListLink
                  key={heads[index]}
                  to={figure.to}
                  title={words}
                  aria-label={words}
                  style={{ height: heightOf(figure.value), background: colours[index] }}
                />
              );
            })}
          </div>
        ))}
      </div>
      <div className="names" aria-hidden>
        {table.rows.map(({ id, name }) => (
          <span key={id}>{name}</span>
        ))}
      </div>
    </Box>
  );
}
