/**
 * The one form in which names and numbers of persons are compared and found: compatibility forms
 * (full width, ligatures; Unicode NFKC) and case are one; blanks, invisible characters and the dots
 * inside a name (买买提·吐尔逊, •, ・, or none) do not count. What is shown stays as written.
 */
export const comparedForm = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The dots that people type between the parts of a name. */
const dots = '.\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF65\u16EB';
const uncounted = new RegExp(`[\\s\\p{Cf}${dots}]`, 'u');

/** One of the dots of a name, or something invisible, between two letters: it parts nothing. */
export const insideNames = new RegExp(
  `(?<=\\p{L})\\p{Cf}*[${dots}]\\p{Cf}*(?=\\p{L})|\\p{Cf}`,
  'gu',
);

/** A character as it is compared, with its place in the original, in UTF-16 units. */
export interface PlacedCharacter {
  readonly character: string;
  readonly start: number;
  readonly end: number;
}

/** The characters of a text that count, as they are compared, each with its place in the original. */
export function placedCharacters(
  text: string,
  counts: (character: string) => boolean,
): readonly PlacedCharacter[] {
  const characters: PlacedCharacter[] = [];
  let start = 0;
  for (const original of text) {
    const end = start + original.length;
    for (const character of comparedForm(original)) {
      if (counts(character)) characters.push({ character, start, end });
    }
    start = end;
  }
  return characters;
}

const placed = (text: string): readonly PlacedCharacter[] =>
  placedCharacters(text, (character) => !uncounted.test(character));

export const normalForm = (text: string): string =>
  placed(text)
    .map(({ character }) => character)
    .join('');

/** What a text must hold for its normal form to differ from it, but for case. */
const irregular = new RegExp(
  `[\\s\\p{Cf}${dots}\\p{Lu}]|[\\uF900-\\uFFEF]|\\p{M}|[\\u{2F800}-\\u{2FA1F}]|[\\u1100-\\u11FF\\u2000-\\u2BFF\\u2E80-\\u2FDF\\u3200-\\u33FF]`,
  'u',
);

/** The text with `instead` for `word`, wherever it stands in the same normal form. */
export function replaceInNormalForm(text: string, word: string, instead: string): string {
  const wanted = normalForm(word);
  if (wanted === '') return text;
  if (!irregular.test(text)) return text.replaceAll(wanted, () => instead);
  const characters = placed(text);
  // By units of UTF-16, as indexOf counts.
  const units = characters.flatMap((each) =>
    Array.from({ length: each.character.length }, () => each),
  );
  const whole = characters.map(({ character }) => character).join('');
  let left = '';
  let from = 0;
  for (let at = whole.indexOf(wanted); at !== -1; at = whole.indexOf(wanted, at + wanted.length)) {
    const { start } = units[at]!;
    if (start < from) continue;
    left += text.slice(from, start) + instead;
    from = units[at + wanted.length - 1]!.end;
  }
  return left + text.slice(from);
}

/**
 * Characters that nobody sees, or that turn the direction of what follows: refused at the door,
 * since two texts that look alike would be two. Joiners of scripts (U+200C, U+200D) are among them.
 */
export const hasInvisible = (text: string): boolean =>
  /[\p{Cf}\u3164\uFFA0\u115F\u1160]/u.test(text);

/** Whether a text holds control characters other than line breaks and tabs, or half a character. */
export const hasControl = (text: string): boolean =>
  !text.isWellFormed() || !/^(?:\P{Cc}|[\t\n\r])*$/u.test(text);
