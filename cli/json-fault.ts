import { visit } from 'jsonc-parser';
import type { Bilingual } from '#domain/kernel/violation.ts';

/** Levels of a document, as in the body of a request; nothing that the law knows is deeper than six. */
const mostLevels = 32;

export const notUtf8: Bilingual = {
  zh: '不是 UTF-8 编码（可能是 GBK 或 UTF-16）：请另存为 UTF-8',
  en: 'Not UTF-8 (perhaps GBK or UTF-16): save it as UTF-8',
};

/** The text of bytes without a byte order mark; null when they are no UTF-8, for what stands in for a broken sign is another text. */
export function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What keeps a text from being read; lines count from 1. */
export interface JsonFault {
  readonly code: 'notJson' | 'duplicateKey' | 'tooDeep';
  readonly line: number;
  readonly text: Bilingual;
}

/** What keeps a text from being JSON that says each thing once (RFC 7493); null when nothing does. `linesBefore` it in the file. */
export function jsonFault(text: string, linesBefore = 0): JsonFault | null {
  const deep = tooDeepIn(text);
  if (deep !== null) {
    const line = linesBefore + deep;
    return {
      code: 'tooDeep',
      line,
      text: {
        zh: `第 ${line} 行：嵌套超过 ${mostLevels} 层`,
        en: `line ${line}: nested deeper than ${mostLevels} levels`,
      },
    };
  }
  let fault: JsonFault | null = null;
  const keys: Set<string>[] = [];
  visit(
    text,
    {
      onObjectBegin: () => void keys.push(new Set()),
      onObjectEnd: () => void keys.pop(),
      onObjectProperty: (name, _offset, _length, line, column) => {
        if (keys.at(-1)?.has(name) === true) {
          fault ??= {
            code: 'duplicateKey',
            line: linesBefore + line + 1,
            text: {
              zh: `第 ${linesBefore + line + 1} 行第 ${column + 1} 列：字段“${name}”重复，无法知道以哪一个为准`,
              en: `line ${linesBefore + line + 1}, column ${column + 1}: “${name}” stands twice, and nobody can tell which holds`,
            },
          };
        }
        keys.at(-1)?.add(name);
      },
      onError: (_error, _offset, _length, line, column) => {
        fault ??= {
          code: 'notJson',
          line: linesBefore + line + 1,
          text: {
            zh: `第 ${linesBefore + line + 1} 行第 ${column + 1} 列：不是有效的 JSON`,
            en: `line ${linesBefore + line + 1}, column ${column + 1}: not valid JSON`,
          },
        };
      },
    },
    { disallowComments: true },
  );
  if (fault === null && !parses(text)) {
    fault = {
      code: 'notJson',
      line: linesBefore + 1,
      text: { zh: '不是有效的 JSON', en: 'Not valid JSON' },
    };
  }
  return fault;
}

/**
 * The line on which a document gets too deep to be read by what calls itself for each level; null when
 * none does. Counts brackets outside texts, which is right in JSON, and near enough in what is none.
 */
function tooDeepIn(text: string): number | null {
  let depth = 0;
  let line = 1;
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}\n]/g)) {
    if (token === '\n') line += 1;
    else if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > mostLevels) return line;
  }
  return null;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads JSON that says each thing once. `name` is what the text is called in a fault.
 * Throws RangeError with the line, in both languages.
 */
export function parseGiven(name: string, text: string, linesBefore = 0): unknown {
  const fault = jsonFault(text, linesBefore);
  if (fault === null) return JSON.parse(text);
  throw new RangeError(`${name}:${fault.line}: ${fault.text.zh} / ${fault.text.en}`);
}
