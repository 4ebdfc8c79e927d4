import type { Highlight, SearchField } from '../../ports/search-store.ts';
import { distantPairs, placedCharacters, runsOf } from './grams.ts';

type Range = readonly [start: number, end: number];

export interface WantedTerm {
  readonly text: string;
  readonly field: SearchField | null;
}

/** Characters shown before the first place found, and in all. */
const lead = 30;
const length = 120;

/**
 * The places of the wanted terms in one text of a field, with a piece of the text
 * around the first; null when none is there. Plain text and numbers: whoever shows
 * it decides on the markup.
 */
export function highlight(
  field: SearchField,
  text: string,
  terms: readonly WantedTerm[],
): Highlight | null {
  const placed = placedCharacters(text);
  const found = terms
    .filter((term) => term.field === null || term.field === field)
    .flatMap((term) => places(placed, runsOf(term.text).flat()));
  if (found.length === 0 && field === 'parties' && isNamePair(text, terms)) {
    return { field, text, ranges: [[0, text.length]] };
  }
  return found.length === 0 ? null : piece(field, text, merged(found));
}

function places(text: ReturnType<typeof placedCharacters>, wanted: readonly string[]): Range[] {
  const found: Range[] = [];
  for (let at = 0; at + wanted.length <= text.length; at += 1) {
    if (wanted.every((character, index) => text[at + index]!.character === character)) {
      found.push([text[at]!.start, text[at + wanted.length - 1]!.end]);
    }
  }
  return found;
}

const isNamePair = (name: string, terms: readonly WantedTerm[]): boolean => {
  const pairs = new Set(distantPairs(name));
  return terms.some(({ text }) => pairs.has(runsOf(text).flat().join('')));
};

/** Overlapping and touching ranges as one, in order. */
function merged(ranges: readonly Range[]): readonly Range[] {
  const inOrder = [...ranges].sort(([a], [b]) => a - b);
  const result: Range[] = [];
  for (const range of inOrder) {
    const last = result.at(-1);
    if (last && range[0] <= last[1])
      result[result.length - 1] = [last[0], Math.max(last[1], range[1])];
    else result.push(range);
  }
  return result;
}

/** A piece of a long text around the first place found; whole characters only. */
function piece(field: SearchField, text: string, ranges: readonly Range[]): Highlight {
  const from = boundary(text, Math.max(0, ranges[0]![0] - lead));
  const to = boundary(text, Math.min(text.length, from + Math.max(length, ranges[0]![1] - from)));
  return {
    field,
    text: text.slice(from, to),
    ranges: ranges.filter(([, end]) => end <= to).map(([start, end]) => [start - from, end - from]),
  };
}

/** Not between the halves of a surrogate pair. */
const boundary = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;
