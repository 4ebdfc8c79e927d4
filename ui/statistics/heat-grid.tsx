import { Box, useTheme } from '@mui/material';
import { alpha } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

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
    <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={label}>
      <table style={{ borderCollapse: 'separate', borderSpacing: 2, fontSize: 12, width: '100%' }}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col" style={{ fontWeight: 500, padding: '2px 4px' }}>
                {columnHead?.(column) ?? column.slice(2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name }) => (
            <tr key={id}>
              <th
                scope="row"
                style={{
                  fontWeight: 500,
                  textAlign: 'right',
                  padding: '2px 8px',
                  whiteSpace: 'nowrap',
                }}
              >
                {rowHead?.(id, name) ?? name}
              </th>
              {columns.map((column) => {
                const value = valueOf(id, column);
                return (
                  <td
                    key={column}
                    style={{
                      background: alpha(base, value === 0 ? 0.05 : 0.12 + (0.5 * value) / most),
                      borderRadius: 3,
                      textAlign: 'center',
                      padding: 0,
                    }}
                  >
                    <Link
                      to={linkOf(id, column)}
                      style={{
                        color: 'inherit',
                        textDecoration: 'none',
                        display: 'block',
                        padding: '3px 4px',
                      }}
                    >
                      {value}
                    </Link>
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
