import type { useUrlState } from './use-url-state.ts';

type Url = ReturnType<typeof useUrlState>;

export type Order = 'ASC' | 'DESC';

/** Which page of a list the address shows: what to ask the server for, and what the table needs. */
export function pageIn(url: Url, usualRows = 25) {
  const page = Number(url.get('page') || 0);
  const perPage = Number(url.get('rows') || usualRows);
  return {
    page,
    perPage,
    range: JSON.stringify([page * perPage, (page + 1) * perPage - 1]),
    /** For {@link RowTable}; nought as long as the total is not known. */
    paging: (total: number | undefined) => ({
      page,
      perPage,
      total: total ?? 0,
      onPage: (next: number) => url.set({ page: String(next) }),
      onPerPage: (rows: number) => url.set({ rows: String(rows), page: null }),
    }),
  };
}

/** In which order the address shows a list; `first` until one is chosen, or where it names none of `known`. */
export function orderIn(
  url: Url,
  first: readonly [field: string, order: Order],
  known?: readonly (string | undefined)[],
) {
  const asked = url.get('sort').split(' ').filter(Boolean);
  const [field = first[0], order = first[1]] =
    known === undefined || known.includes(asked[0]) ? asked : [];
  return {
    asked: JSON.stringify([field, order]),
    sort: { field, order: order === 'ASC' ? ('ASC' as const) : ('DESC' as const) },
    /** The other way round for the column that orders already; from the top again. */
    onSort: (by: string) =>
      url.set({ sort: `${by} ${field === by && order === 'ASC' ? 'DESC' : 'ASC'}`, page: null }),
  };
}
