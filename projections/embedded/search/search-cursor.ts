import { Problem } from '#domain/kernel/problem.ts';

/** Where a page of hits ended. */
export interface SearchCursor {
  readonly sort: string;
  readonly value: number | string;
  readonly key: string;
}

export const cursorText = ({ sort, value, key }: SearchCursor): string =>
  Buffer.from(JSON.stringify([sort, value, key])).toString('base64url');

/** Throws Problem `malformed-request` for what `cursorText` never gave, or gave for another order. */
export function readCursor(text: string, sort: string): SearchCursor {
  const cursor = parsed(text);
  if (
    Array.isArray(cursor) &&
    cursor.length === 3 &&
    cursor[0] === sort &&
    typeof cursor[1] === (sort === 'relevance' ? 'number' : 'string') &&
    typeof cursor[2] === 'string'
  ) {
    return { sort, value: cursor[1] as number | string, key: cursor[2] };
  }
  throw pageMarkInvalid();
}

/** The refusal of a mark that no page gave. */
export const pageMarkInvalid = (): Problem =>
  new Problem('malformed-request', [
    {
      rule: 'SEARCH-PAGE',
      article: null,
      text: { zh: '翻页标记无效', en: 'The mark of the page before is not valid' },
      field: '/searchAfter',
    },
  ]);

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
