import { Box, Paper, Typography } from '@mui/material';
import type { MatrixCell } from '#domain/access/matrix.ts';
import { relationNames } from '#domain/access/operations.ts';
import { organisationKindNames, roleNames } from '#domain/access/principal.ts';
import type { MatrixRow } from '#commands/administration/administration-answers.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { colon, t, useSay } from '../base/say.ts';
import { useRead } from '../parts/use-read.ts';

const columnOf = ({ role, agency }: MatrixCell): string => `${role}/${agency ?? ''}`;

/** The one table as the server asks it; each cell says why it is yes or no. */
export function Matrix() {
  const say = useSay();
  const matrix = useRead<readonly MatrixRow[]>('/api/access/matrix');
  const columns = [
    ...new Map(matrix.data?.[0]?.cells.map((cell) => [columnOf(cell), cell])).values(),
  ];
  return (
    <>
      <ProblemAlert error={matrix.error} />
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {say(
          t(
            '● 允许　◐ 脱敏　· 不允许；每格依次为本单位案件、其他单位案件、不涉及案件',
            '● allowed  ◐ masked  · not; own case, other case, no case',
          ),
        )}
      </Typography>
      <Paper
        sx={{ overflow: 'auto', maxHeight: 'calc(100vh - 220px)' }}
        tabIndex={0}
        role="region"
        aria-label={say(t('权限矩阵', 'Permission matrix'))}
      >
        <table style={{ borderCollapse: 'collapse', fontSize: 12 }}>
          <thead>
            <tr>
              <td />
              {columns.map((cell) => (
                <th
                  key={columnOf(cell)}
                  scope="col"
                  style={{ padding: '6px 10px', whiteSpace: 'nowrap', fontWeight: 500 }}
                >
                  {say(roleNames[cell.role])}
                  <br />
                  {cell.agency === null ? '—' : say(organisationKindNames[cell.agency])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.data?.map((row) => (
              <tr key={row.operation}>
                <Box
                  component="th"
                  scope="row"
                  // What a line is of stays in sight however far one goes along it.
                  sx={{
                    position: 'sticky',
                    left: 0,
                    bgcolor: 'background.paper',
                    textAlign: 'left',
                    p: '3px 12px',
                    minWidth: 112,
                    whiteSpace: { sm: 'nowrap' },
                    fontWeight: 500,
                  }}
                >
                  {say(row.name)}
                </Box>
                {columns.map((column) => (
                  <td key={columnOf(column)} style={{ textAlign: 'center', letterSpacing: 4 }}>
                    {row.cells
                      .filter((cell) => columnOf(cell) === columnOf(column))
                      .map((cell) => (
                        <Cell key={cell.relation} cell={cell} />
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Paper>
    </>
  );
}

function Cell({ cell }: { readonly cell: MatrixCell }) {
  const say = useSay();
  const { permission, relation } = cell;
  const mark = permission.allowed ? (permission.masking === 'full' ? '●' : '◐') : '·';
  const why = `${say(relationNames[relation])}${say(colon)}${say(permission.reason)}`;
  return (
    <span title={why} aria-label={why} role="img">
      {mark}
    </span>
  );
}
