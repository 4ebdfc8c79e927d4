import { visit } from 'jsonc-parser';
import type { FactError } from '#domain/law/facts.schema.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { reasonOf } from './given-file.ts';
import { jsonFault, notUtf8, utf8Of } from './json-fault.ts';

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
  const text = utf8Of(bytes);
  if (text === null) return { inputs: [unread(file, 1, 'notUtf8', notUtf8)], list: false };
  return isByLines(text) ? readLines(file, text) : readWhole(file, text);
}

/** Several lines that are not one document, the first of them a whole object (or the second, after a broken one). */
function isByLines(text: string): boolean {
  if (jsonFault(text) === null) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.length > 1 &&
    lines.some((line) => line.trim().startsWith('{') && jsonFault(line)?.code !== 'notJson')
  );
}

/** A file that cannot be opened or is none: it is said in its place, and the others are answered. */
export function unopened(file: string, error: NodeJS.ErrnoException): Inputs {
  return { inputs: [unread(file, 1, 'notReadable', reasonOf(error))], list: false };
}

function readLines(file: string, text: string): Inputs {
  const inputs = text.split('\n').flatMap((line, index): readonly Input[] => {
    if (line.trim() === '') return [];
    const fault = jsonFault(line, index);
    return fault === null
      ? [{ kind: 'read', file, line: index + 1, value: JSON.parse(line) as unknown }]
      : [unread(file, index + 1, fault.code, fault.text)];
  });
  return { inputs, list: true };
}

function readWhole(file: string, text: string): Inputs {
  const fault = jsonFault(text);
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
