import {
  Box,
  Button,
  Paper,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TablePagination,
  TableRow,
  TableSortLabel,
} from '@mui/material';
import { useEffect, type ReactNode } from 'react';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { pageSizes } from './list-state.ts';
import { cards, plainRows } from './plain-rows.ts';

export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Name of the order on the server, when it can be sorted by it. */
  readonly order?: string;
  /** What stands in it may be long: it goes over several lines instead of widening the table. */
  readonly isLong?: boolean;
}

const pagings: Readonly<Record<'first' | 'last' | 'next' | 'previous', Bilingual>> = {
  first: t('第一页', 'First page'),
  last: t('最后一页', 'Last page'),
  next: t('下一页', 'Next page'),
  previous: t('上一页', 'Previous page'),
};

interface RowTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined until they are there. */
  readonly rows: readonly Row[] | undefined;
  /** Why they could not be had; said above the table, which waits for nothing then. */
  readonly error: unknown;
  readonly idOf: (row: Row) => string;
  readonly empty: ReactNode;
  readonly sort?: { readonly field: string; readonly order: 'ASC' | 'DESC' };
  readonly onSort?: (field: string) => void;
  readonly paging?: {
    readonly page: number;
    readonly perPage: number;
    readonly total: number;
    readonly onPage: (page: number) => void;
    readonly onPerPage: (perPage: number) => void;
    /** Set when the page that was asked for is no longer known: leads to the first one. */
    readonly onGone?: () => void;
  };
}

/** The last page that has rows, counted from 0. */
const lastPage = ({ total, perPage }: { readonly total: number; readonly perPage: number }) =>
  Math.max(0, Math.ceil(total / perPage) - 1);

/** Rows with fixed heads; skeletons while the first ones come. */
export function RowTable<Row>(props: RowTableProps<Row>) {
  const { label, columns, rows, error, idOf, empty, sort, onSort, paging } = props;
  const say = useSay();
  const last = paging === undefined ? 0 : lastPage(paging);
  const beyond = paging !== undefined && paging.total > 0 && paging.page > last;
  const { onPage } = paging ?? {};
  useEffect(() => {
    if (beyond) onPage?.(last);
  });
  return (
    <Paper>
      <ProblemAlert error={error} />
      <TableContainer
        sx={{ ...plainRows, ...cards, maxHeight: { sm: 'calc(100vh - 230px)' } }}
        tabIndex={0}
        role="region"
        aria-label={label}
      >
        <Table size="small" stickyHeader aria-label={label}>
          <Heads columns={columns} sort={sort} onSort={onSort} />
          <Body columns={columns} rows={rows} awaited={error === null} idOf={idOf} />
        </Table>
        {paging?.onGone !== undefined && (
          <Box sx={{ p: 5, textAlign: 'center' }}>
            <Button variant="outlined" onClick={paging.onGone}>
              {say(t('回到第一页', 'Back to the first page'))}
            </Button>
          </Box>
        )}
        {rows?.length === 0 && !beyond && <Box>{empty}</Box>}
      </TableContainer>
      {paging !== undefined && (
        <TablePagination
          component="div"
          className="no-print"
          count={paging.total}
          page={Math.min(paging.page, last)}
          rowsPerPage={paging.perPage}
          rowsPerPageOptions={[...pageSizes]}
          onPageChange={(_, page) => paging.onPage(page)}
          onRowsPerPageChange={(event) => paging.onPerPage(Number(event.target.value))}
          getItemAriaLabel={(way) => say(pagings[way])}
          labelRowsPerPage={say(t('每页', 'Rows'))}
          labelDisplayedRows={({ from, to, count }) => `${from}–${to} / ${count}`}
        />
      )}
    </Paper>
  );
}

interface HeadsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: RowTableProps<Row>['sort'];
  readonly onSort: RowTableProps<Row>['onSort'];
}

function Heads<Row>({ columns, sort, onSort }: HeadsProps<Row>) {
  return (
    <TableHead>
      <TableRow>
        {columns.map(({ id, head, order }) => (
          <TableCell
            key={id}
            className={order === undefined || onSort === undefined ? '' : 'sorts'}
            sortDirection={sort?.field === order ? (sort?.order === 'ASC' ? 'asc' : 'desc') : false}
          >
            {order === undefined || onSort === undefined ? (
              head
            ) : (
              <TableSortLabel
                active={sort?.field === order}
                direction={sort?.order === 'ASC' ? 'asc' : 'desc'}
                onClick={() => onSort(order)}
              >
                {head}
              </TableSortLabel>
            )}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  );
}

interface BodyProps<Row> extends Pick<RowTableProps<Row>, 'columns' | 'rows' | 'idOf'> {
  /** The rows are on their way. */
  readonly awaited: boolean;
}

function Body<Row>({ columns, rows, awaited, idOf }: BodyProps<Row>) {
  return (
    <TableBody>
      {rows === undefined &&
        awaited &&
        Array.from({ length: 8 }, (_, index) => (
          <tr key={index}>
            {columns.map(({ id }) => (
              <td key={id}>
                <Skeleton />
              </td>
            ))}
          </tr>
        ))}
      {rows?.map((row) => (
        <tr key={idOf(row)}>
          {columns.map(({ id, head, cell, isLong }) => (
            <td key={id} data-head={head} className={isLong === true ? 'long' : undefined}>
              {cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </TableBody>
  );
}
