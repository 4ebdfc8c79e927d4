import { Box, useTheme, type SxProps } from '@mui/material';
import { alpha } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { ListLink } from '../parts/list-link.tsx';

interface HeatGridProps {
  readonly label: string;
  readonly rows: readonly { readonly id: string; readonly name: string }[];
  readonly columns: readonly string[];
  readonly valueOf: (row: string, column: string) => number;
  /** Where the figure leads. */
  readonly linkOf: (row: string, column: string) => string;
  readonly colour?: string;
  /** What heads a row or a column where its name alone does not do. */
  readonly rowHead?: (id: string, name: string) => ReactNode;
  readonly columnHead?: (column: string) => ReactNode;
}

/** The grid gives its cells their look; there are hundreds, and none brings its own. */
const look: SxProps = {
  overflow: 'auto',
  '& table': { borderCollapse: 'separate', borderSpacing: '2px', fontSize: 12, width: '100%' },
  '& th': { fontWeight: 500, p: '2px 4px' },
  '& th[scope=row]': { textAlign: 'right', px: 1, whiteSpace: 'nowrap' },
  '& tbody td': { borderRadius: '3px', textAlign: 'center', p: 0 },
  '& td a': { color: 'inherit', textDecoration: 'none', display: 'block', p: '3px 4px' },
};

/** Figures by two dimensions, the darker the more; every figure leads to its list. */
export function HeatGrid({
  label,
  rows,
  columns,
  valueOf,
  linkOf,
  colour,
  rowHead,
  columnHead,
}: HeatGridProps) {
  const { palette } = useTheme();
  const base = colour ?? palette.primary.main;
  const most = Math.max(
    1,
    ...rows.flatMap(({ id }) => columns.map((column) => valueOf(id, column))),
  );
  return (
    <Box sx={look} tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {columnHead?.(column) ?? column.slice(2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{rowHead?.(id, name) ?? name}</th>
              {columns.map((column) => {
                const value = valueOf(id, column);
                return (
                  <td
                    key={column}
                    style={{
                      background: alpha(base, value === 0 ? 0.05 : 0.12 + (0.5 * value) / most),
                    }}
                  >
                    <ListLink to={linkOf(id, column)}>{value}</ListLink>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}
