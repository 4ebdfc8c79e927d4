import { ApiProblem } from '../base/api.ts';
import type { useUrlState } from './use-url-state.ts';

type Url = ReturnType<typeof useUrlState>;

export type Order = 'ASC' | 'DESC';

/** So many rows a table may show. */
export const pageSizes = [25, 50, 100, 200] as const;

const wholeIn = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : 0);

/**
 * Which page of a list the address shows: what to ask the server for, and what the table needs.
 * Further pages are of the list that the first one was of (`at`), whatever happens meanwhile; the
 * first page is always of now.
 */
export function pageIn(url: Url, usualRows: (typeof pageSizes)[number] = 25) {
  const page = wholeIn(url.get('page'));
  const rows = wholeIn(url.get('rows'));
  const perPage = pageSizes.find((size) => size === rows) ?? usualRows;
  const toFirst = (): void => url.set({ page: null, at: null });
  return {
    page,
    perPage,
    range: JSON.stringify([page * perPage, (page + 1) * perPage - 1]),
    at: page > 0 && /^\d{1,15}$/.test(url.get('at')) ? url.get('at') : '',
    /** For {@link RowTable}; nought as long as the total is not known. `asOf` is what is shown. */
    paging: (total: number | undefined, asOf: string | number | undefined, error: unknown) => ({
      page,
      perPage,
      total: total ?? 0,
      onPage: (next: number) =>
        url.set({ page: String(next), at: next === 0 || asOf === undefined ? null : `${asOf}` }),
      onPerPage: (size: number) => url.set({ rows: String(size), page: null, at: null }),
      // The list of this page is no longer known, or never had so many pages.
      ...(isExpired(error) ? { onGone: toFirst } : {}),
    }),
  };
}

const isExpired = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'page-expired';

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

/** What narrows and orders, without the page that one happens to be on. */
export function conditionsIn(search: string): string {
  const conditions = new URLSearchParams(search);
  for (const place of ['page', 'at', 'after', 'before']) conditions.delete(place);
  const text = conditions.toString();
  return text === '' ? '' : `?${text}`;
}
