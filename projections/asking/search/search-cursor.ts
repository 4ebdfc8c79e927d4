import { createHash } from 'node:crypto';
import { Problem } from '#domain/kernel/problem.ts';

/** A place in a list of hits: of which question, as of which position, behind how many hits. */
export interface SearchCursor {
  readonly asOf: number;
  readonly offset: number;
}

/** The mark of a page says which question it belongs to. */
const digestOf = (question: object): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 16);

export const cursorText = ({ asOf, offset }: SearchCursor, question: object): string =>
  Buffer.from(JSON.stringify([asOf, offset, digestOf(question)])).toString('base64url');

/** Throws Problem `malformed-request` for what `cursorText` never gave, or gave for another question. */
export function readCursor(text: string, question: object): SearchCursor {
  const cursor = parsed(text);
  if (
    Array.isArray(cursor) &&
    cursor.length === 3 &&
    Number.isSafeInteger(cursor[0]) &&
    Number.isSafeInteger(cursor[1]) &&
    cursor[0] >= 0 &&
    cursor[1] >= 0 &&
    cursor[2] === digestOf(question)
  ) {
    return { asOf: cursor[0] as number, offset: cursor[1] as number };
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
