import { visit } from 'jsonc-parser';
import type { Json } from '#domain/kernel/canonical-json.ts';
import { Problem } from '#domain/kernel/problem.ts';

/** What a request body may be; a body beyond it is refused before anything looks at it. */
export interface JsonLimits {
  readonly maxDepth: number;
}

export const defaultLimits: JsonLimits = { maxDepth: 32 };

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

const malformed = (zh: string, en: string, field?: string): Problem =>
  new Problem('malformed-request', [
    {
      rule: 'HTTP-JSON',
      article: null,
      text: { zh, en },
      ...(field === undefined ? {} : { field }),
    },
  ]);

/** An escape that names half a character, `\ud800`: no text, and nothing that could be kept or signed. */
const halfCharacter = (path?: readonly (string | number)[]): Problem =>
  malformed(
    '文字中有不完整的字符（单独的代理码位）',
    'A text holds half a character (a lone surrogate)',
    path
      ?.map((part) => `/${part}`)
      .join('')
      .slice(0, 200),
  );

/**
 * Parses a JSON body strictly (RFC 8259 with the caution of I-JSON, RFC 7493):
 * UTF-8 without errors, no half of a surrogate pair, no key twice, no key that touches a prototype,
 * bounded depth.
 * Throws Problem `malformed-request` that names the place.
 */
export function parseStrictJson(bytes: Uint8Array, limits: JsonLimits = defaultLimits): Json {
  const text = decodeUtf8(bytes);
  // Hostile nesting is found while scanning, before JSON.parse builds anything.
  checkStructure(text, limits);
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw malformed('请求体不是有效的 JSON', 'The body is not valid JSON');
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('请求体不是有效的 UTF-8', 'The body is not valid UTF-8');
  }
}

function checkStructure(text: string, limits: JsonLimits): void {
  const keys: Set<string>[] = [];
  let depth = 0;
  const enter = (): void => {
    depth += 1;
    if (depth > limits.maxDepth) {
      throw malformed(
        `JSON 嵌套超过 ${limits.maxDepth} 层`,
        `The JSON is nested deeper than ${limits.maxDepth} levels`,
      );
    }
  };
  visit(
    text,
    {
      onObjectBegin: () => {
        enter();
        keys.push(new Set());
      },
      onObjectEnd: () => {
        depth -= 1;
        keys.pop();
      },
      onArrayBegin: enter,
      onArrayEnd: () => {
        depth -= 1;
      },
      onObjectProperty: (name) => {
        if (!name.isWellFormed()) throw halfCharacter();
        if (forbiddenKeys.has(name))
          throw malformed(`不允许的字段名：${name}`, `Forbidden key: ${name}`);
        const seen = keys.at(-1)!;
        if (seen.has(name)) {
          const shown = name.slice(0, 80);
          throw malformed(`字段重复：${shown}`, `The key appears twice: ${shown}`, `/${shown}`);
        }
        seen.add(name);
      },
      onLiteralValue: (value, _offset, _length, _line, _column, path) => {
        if (typeof value !== 'string' || value.isWellFormed()) return;
        throw halfCharacter(path());
      },
      onError: () => {
        throw malformed('请求体不是有效的 JSON', 'The body is not valid JSON');
      },
    },
    { disallowComments: true },
  );
}
