import { visit } from 'jsonc-parser';
import type { FactError } from '#domain/law/facts.schema.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { reasonOf } from './given-file.ts';

/** Levels of a document, as in the body of a request; nothing that the law knows is deeper than six. */
const mostLevels = 32;

/** One thing to be answered, with its place; or why it cannot be read. Lines count from 1. */
export type Input = { readonly file: string; readonly line: number } & (
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'unread'; readonly errors: readonly FactError[] }
);

export interface Inputs {
  readonly inputs: readonly Input[];
  /** Whether the file holds a list (or lines) and is answered by one. */
  readonly list: boolean;
}

/**
 * Reads the bytes of a file: an object, a list of objects, or one object on each line. Bytes that are no
 * UTF-8 are refused as a whole, for the words in them would decide the law as something else; a byte
 * order mark is passed over. What cannot be read in a list of lines costs no other line its answer.
 */
export function readInputs(file: string, bytes: Uint8Array): Inputs {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { inputs: [unread(file, 1, 'notUtf8', notUtf8)], list: false };
  }
  return isByLines(text) ? readLines(file, text) : readWhole(file, text);
}

const notUtf8: Bilingual = {
  zh: '不是 UTF-8 编码（可能是 GBK 或 UTF-16）：请另存为 UTF-8 后再审查',
  en: 'Not UTF-8 (perhaps GBK or UTF-16): save it as UTF-8 and check again',
};

/** Several lines that are not one document, the first of them a whole object (or the second, after a broken one). */
function isByLines(text: string): boolean {
  if (faultOf(text) === null) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.some((line) => line.trim().startsWith('{') && parses(line));
}

/** A file that cannot be opened or is none: it is said in its place, and the others are answered. */
export function unopened(file: string, error: NodeJS.ErrnoException): Inputs {
  return { inputs: [unread(file, 1, 'notReadable', reasonOf(error))], list: false };
}

function readLines(file: string, text: string): Inputs {
  const inputs = text.split('\n').flatMap((line, index): readonly Input[] => {
    if (line.trim() === '') return [];
    const fault = faultOf(line, index);
    return fault === null
      ? [{ kind: 'read', file, line: index + 1, value: JSON.parse(line) as unknown }]
      : [unread(file, index + 1, fault.code, fault.text)];
  });
  return { inputs, list: true };
}

function readWhole(file: string, text: string): Inputs {
  const fault = faultOf(text);
  if (fault !== null) {
    return { inputs: [unread(file, fault.line, fault.code, fault.text)], list: false };
  }
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value))
    return { inputs: [{ kind: 'read', file, line: 1, value }], list: false };
  const lines = linesOfItems(text);
  return {
    inputs: value.map((item: unknown, index) => ({
      kind: 'read',
      file,
      line: lines[index] ?? 1,
      value: item,
    })),
    list: true,
  };
}

interface Fault {
  readonly code: 'notJson' | 'duplicateKey' | 'tooDeep';
  readonly line: number;
  readonly text: Bilingual;
}

/** What keeps a text from being JSON that says each thing once (RFC 7493); null when nothing does. `linesBefore` it in the file. */
function faultOf(text: string, linesBefore = 0): Fault | null {
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
  let fault: Fault | null = null;
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

/** The line on which each item of a list begins. */
function linesOfItems(text: string): readonly number[] {
  const lines: number[] = [];
  let depth = 0;
  const begin = (line: number): void => {
    if (depth === 1) lines.push(line + 1);
  };
  visit(text, {
    onObjectBegin: (_offset, _length, line) => {
      begin(line);
      depth += 1;
    },
    onObjectEnd: () => void (depth -= 1),
    onArrayBegin: (_offset, _length, line) => {
      begin(line);
      depth += 1;
    },
    onArrayEnd: () => void (depth -= 1),
    onLiteralValue: (_value, _offset, _length, line) => begin(line),
  });
  return lines;
}

const unread = (file: string, line: number, code: FactError['code'], text: Bilingual): Input => ({
  kind: 'unread',
  file,
  line,
  errors: [{ field: '', code, text }],
});
