import {
  comparedForm,
  insideNames,
  placedCharacters as placedIn,
  type PlacedCharacter,
} from '#domain/kernel/normal-form.ts';

/**
 * How text becomes searchable, the same for every engine (an engine with its own
 * analysers is given these tokens and splits at spaces): any part of a word, a
 * sentence or a number is found, from one character on.
 *
 * A run of letters and digits gives its overlapping pairs and, last, its last
 * character alone, so that every character begins exactly one token. A wanted text
 * of n characters is then the phrase of its n−1 pairs; a single character is what
 * tokens begin with. (SQLite's own `trigram` does not find words of two characters,
 * and most words of Chinese have two.)
 */

/** As it is compared: compatibility forms (full width, ligatures), case and the dots of names are one. */
const compared = (text: string): string => comparedForm(text).replaceAll(insideNames, '');

const searchable = /[\p{L}\p{N}\p{M}]/u;
const separators = /[^\p{L}\p{N}\p{M}]+/u;

/** The runs of searchable characters, each a list of code points (𠮷 is one). */
export const runsOf = (text: string): readonly (readonly string[])[] =>
  compared(text)
    .split(separators)
    .filter((run) => run !== '')
    .map((run) => [...run]);

/** What a character of the basic plane is to a run. */
const parts = 1;
const belongs = 2;
const needsCare = 3;
const kinds = new Uint8Array(0x1_00_00);
const kindOf = (code: number): number => (kinds[code] ||= reckonKind(String.fromCharCode(code)));

function reckonKind(character: string): number {
  // What it is is told by its neighbours, or by its other half.
  if (/\p{Cs}/u.test(character)) return needsCare;
  if (`a${character}a`.replaceAll(insideNames, '') === 'aa') return needsCare;
  return searchable.test(character) ? belongs : parts;
}

/** The tokens of a text, parted by spaces. */
export function gramsOf(text: string): string {
  const plain = comparedForm(text);
  // Joined at the end: what is added bit by bit stays in bits, and is many times as large.
  const tokens: string[] = [];
  for (let index = 0; index < plain.length; index += 1) {
    const kind = kindOf(plain.charCodeAt(index));
    if (kind === needsCare) return gramsOfRuns(text);
    if (kind === parts) continue;
    const goesOn = index + 1 < plain.length && kindOf(plain.charCodeAt(index + 1)) === belongs;
    tokens.push(plain.slice(index, index + (goesOn ? 2 : 1)));
  }
  return tokens.join(' ');
}

function gramsOfRuns(text: string): string {
  const tokens: string[] = [];
  for (const run of runsOf(text)) {
    for (let index = 0; index < run.length; index += 1) {
      tokens.push(run[index]! + (run[index + 1] ?? ''));
    }
  }
  return tokens.join(' ');
}

/** Names longer than this are no names of persons; they get no pairs beyond the neighbours. */
const longestName = 6;

/**
 * The tokens of a person's name: those of the text, and every two of its characters
 * in their order, so that 张国 finds 张建国.
 */
export function nameGrams(name: string): string {
  return [gramsOf(name), ...distantPairs(name)].join(' ');
}

/** Pairs of characters of a name that do not stand side by side. */
export function distantPairs(name: string): readonly string[] {
  return runsOf(name).flatMap((run) =>
    run.length > longestName
      ? []
      : run.flatMap((first, index) => run.slice(index + 2).map((second) => first + second)),
  );
}

/** What a text looks for: tokens in a row, the last one perhaps only begun. Null when it looks for nothing. */
export interface Phrase {
  readonly tokens: readonly string[];
  readonly lastIsPrefix: boolean;
}

export function phraseOf(text: string): Phrase | null {
  const runs = runsOf(text);
  const last = runs.at(-1);
  if (last === undefined) return null;
  const whole = runs
    .slice(0, -1)
    .flatMap((run) => run.map((first, index) => first + (run[index + 1] ?? '')));
  if (last.length === 1) return { tokens: [...whole, last[0]!], lastIsPrefix: true };
  const pairs = last.slice(0, -1).map((first, index) => first + last[index + 1]!);
  return { tokens: [...whole, ...pairs], lastIsPrefix: false };
}

/** The searchable characters of a text as they are compared, each with its place in the original. */
export const placedCharacters = (text: string): readonly PlacedCharacter[] =>
  placedIn(text, (character) => searchable.test(character));
