import { Problem } from '#domain/kernel/problem.ts';
import { longestQuery } from '#domain/kernel/search-limits.ts';
import type { SearchField } from '../../ports/search-store.ts';
import { runsOf } from './grams.ts';

/** What somebody looks for, as a tree. */
export type SearchExpression =
  | { readonly kind: 'term'; readonly text: string; readonly field: SearchField | null }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchExpression[] }
  | { readonly kind: 'not'; readonly part: SearchExpression };

type Token =
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not'; readonly at: number }
  | {
      readonly kind: 'term';
      readonly at: number;
      readonly text: string;
      readonly field: SearchField | null;
    };

const mostTerms = 32;
const deepest = 8;

/** Names of the fields as people write them before a colon. */
const fieldNames: ReadonlyMap<string, SearchField> = new Map([
  ['title', 'title'],
  ['标题', 'title'],
  ['parties', 'parties'],
  ['当事人', 'parties'],
  ['姓名', 'parties'],
  ['numbers', 'numbers'],
  ['案号', 'numbers'],
  ['编号', 'numbers'],
  ['offence', 'offence'],
  ['罪名', 'offence'],
  ['agencies', 'agencies'],
  ['机关', 'agencies'],
  ['stage', 'stage'],
  ['环节', 'stage'],
  ['facts', 'facts'],
  ['事实', 'facts'],
  ['district', 'district'],
  ['区县', 'district'],
  ['地区', 'district'],
  ['text', 'text'],
  ['内容', 'text'],
  ['documents', 'documents'],
  ['材料', 'documents'],
]);

/**
 * Reads a query: words side by side are all wanted; `AND`, `OR`, `NOT` (or `-` before a
 * word), parentheses, "quoted text" and `field:word`. Null when it is empty, which asks for everything.
 * Throws Problem `malformed-request` that says what is wrong and where, also for signs without a word.
 */
export function parseQuery(query: string): SearchExpression | null {
  if (query.length > longestQuery) {
    throw fault(
      longestQuery,
      `检索式不得超过${longestQuery}字`,
      `At most ${longestQuery} characters`,
    );
  }
  if (!query.isWellFormed())
    throw fault(0, '检索式不是有效的文本', 'The query is not well-formed text');
  const tokens = tokensOf(query);
  if (tokens.filter(({ kind }) => kind === 'term').length > mostTerms) {
    throw fault(0, `检索词不得超过${mostTerms}个`, `At most ${mostTerms} words`);
  }
  let next = 0;

  function either(depth: number): SearchExpression | null {
    const parts = [all(depth)];
    while (tokens[next]?.kind === 'or') {
      operandAfter(tokens[next++]!);
      parts.push(all(depth));
    }
    return joined('or', parts);
  }

  function all(depth: number): SearchExpression | null {
    const parts: (SearchExpression | null)[] = [];
    for (
      let token = tokens[next];
      token && token.kind !== 'or' && token.kind !== 'close';
      token = tokens[next]
    ) {
      if (token.kind === 'and') {
        if (parts.length === 0) throw operandMissing(token);
        operandAfter(tokens[next++]!);
      }
      parts.push(one(depth));
    }
    const token = tokens[next];
    if (parts.length === 0 && token && token.kind !== 'close') throw operandMissing(token);
    return joined('and', parts);
  }

  function one(depth: number): SearchExpression | null {
    const token = tokens[next++]!;
    if (token.kind === 'term') return runsOf(token.text).length === 0 ? null : term(token);
    if (depth >= deepest) throw fault(token.at, '括号层数过多', 'Too many parentheses');
    if (token.kind === 'not') {
      operandAfter(token);
      const part = one(depth + 1);
      return part && { kind: 'not', part };
    }
    if (token.kind !== 'open') throw operandMissing(token);
    const inner = either(depth + 1);
    if (tokens[next]?.kind !== 'close')
      throw fault(token.at, '括号没有右半', 'This parenthesis is not closed');
    next += 1;
    return inner;
  }

  /** An operator needs something on its right. */
  function operandAfter(operator: Token): void {
    const kind = tokens[next]?.kind;
    if (kind !== 'term' && kind !== 'open' && kind !== 'not') throw operandMissing(operator);
  }

  const expression = tokens.length === 0 ? null : either(0);
  const rest = tokens[next];
  if (rest) throw fault(rest.at, '括号没有左半', 'This parenthesis was not opened');
  if (expression === null && tokens.length > 0) {
    throw fault(
      0,
      '检索式只有标点或符号，没有可检索的字',
      'Signs only: there is nothing searchable in the query',
    );
  }
  return expression;
}

const term = ({ text, field }: Extract<Token, { kind: 'term' }>): SearchExpression => ({
  kind: 'term',
  text,
  field,
});

/** A query that means the same as the expression. */
export function queryText(expression: SearchExpression): string {
  switch (expression.kind) {
    case 'term':
      return `${expression.field === null ? '' : `${expression.field}:`}${quoted(expression.text)}`;
    case 'not':
      return `NOT ${queryText(expression.part)}`;
    default:
      return `(${expression.parts.map(queryText).join(expression.kind === 'or' ? ' OR ' : ' ')})`;
  }
}

/** As it stands where it can only be read as one word, else between quotation marks. */
const quoted = (text: string): string =>
  /^[\p{L}\p{N}]+$/u.test(text) && !/^(AND|OR|NOT)$/.test(text) ? text : `"${text}"`;

/** What looks for nothing (punctuation alone) falls out. */
function joined(
  kind: 'and' | 'or',
  all: readonly (SearchExpression | null)[],
): SearchExpression | null {
  const parts = all.filter((part) => part !== null);
  return parts.length <= 1 ? (parts[0] ?? null) : { kind, parts };
}

/** `(2020)` begins a case number; a pair of parentheses around four digits groups nothing. */
const yearOfCaseNumber = /^\(\d{4}\)/;
const word = /^(?:\(\d{4}\)|[^\s"“”()])+/u;
const fieldBefore = /^([\p{L}]{2,12})[:：]/u;

function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const rest = query.slice(at);
    const space = /^\s+/u.exec(rest);
    if (space) {
      at += space[0].length;
      continue;
    }
    const simple = operatorAt(rest);
    if (simple) {
      tokens.push({ kind: simple.kind, at });
      at += simple.length;
      continue;
    }
    const field = fieldAt(rest, at);
    const text = field ? rest.slice(field.length) : rest;
    const found = textAt(text, at + (field?.length ?? 0));
    tokens.push({ kind: 'term', at, text: found.text, field: field?.name ?? null });
    at += (field?.length ?? 0) + found.length;
  }
  return tokens;
}

function operatorAt(
  rest: string,
): { kind: 'open' | 'close' | 'and' | 'or' | 'not'; length: number } | null {
  if (rest.startsWith('(') && !yearOfCaseNumber.test(rest)) return { kind: 'open', length: 1 };
  if (rest.startsWith(')')) return { kind: 'close', length: 1 };
  if (/^-[^\s-]/u.test(rest)) return { kind: 'not', length: 1 };
  const named = /^(AND|OR|NOT)(?=[\s()"“”]|$)/u.exec(rest)?.[1];
  return named === undefined
    ? null
    : { kind: named.toLowerCase() as 'and' | 'or' | 'not', length: named.length };
}

function fieldAt(rest: string, at: number): { name: SearchField; length: number } | null {
  const found = fieldBefore.exec(rest);
  if (!found) return null;
  const name = fieldNames.get(found[1]!.toLowerCase());
  if (name) return { name, length: found[0].length };
  const known = [...fieldNames.keys()].join(', ');
  throw fault(
    at,
    `没有“${found[1]}”这一字段；可用：${known}`,
    `There is no field "${found[1]}"; there are: ${known}`,
  );
}

function textAt(rest: string, at: number): { text: string; length: number } {
  if (/^["“”]/u.test(rest)) {
    const end = rest.slice(1).search(/["“”]/u);
    if (end < 0) throw fault(at, '引号没有配对', 'This quotation mark is not closed');
    return { text: rest.slice(1, end + 1), length: end + 2 };
  }
  const text = word.exec(rest)?.[0];
  if (text === undefined)
    throw fault(at, '字段名后应当有检索词', 'A word must follow the name of the field');
  return { text, length: text.length };
}

const operandMissing = ({ at }: Token): Problem =>
  fault(at, 'AND、OR、NOT 的两侧（右侧）应当有检索词', 'AND, OR and NOT need words beside them');

const fault = (at: number, zh: string, en: string): Problem =>
  new Problem('malformed-request', [
    {
      rule: 'SEARCH-SYNTAX',
      article: null,
      text: { zh: `${zh}（第${at + 1}字）`, en: `${en} (character ${at + 1})` },
      field: '/q',
      actual: at,
    },
  ]);
