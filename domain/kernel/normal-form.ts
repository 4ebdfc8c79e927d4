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

/** A function of one character with what it said before of those of the basic plane. */
function remembered(form: (character: string) => string): (character: string) => string {
  const known = Array.from<string | undefined>({ length: 0x1_00_00 });
  return (character) =>
    character.length > 1 ? form(character) : (known[character.charCodeAt(0)] ??= form(character));
}

const comparedCharacter = remembered(comparedForm);

/** Nothing for what does not count. */
const countedCharacter = remembered((character) =>
  [...comparedForm(character)].filter((each) => !uncounted.test(each)).join(''),
);

/** The characters of a text that count, as they are compared, each with its place in the original. */
export function placedCharacters(
  text: string,
  counts: (character: string) => boolean,
): readonly PlacedCharacter[] {
  const characters: PlacedCharacter[] = [];
  let start = 0;
  for (const original of text) {
    const end = start + original.length;
    for (const character of comparedCharacter(original)) {
      if (counts(character)) characters.push({ character, start, end });
    }
    start = end;
  }
  return characters;
}

export function normalForm(text: string): string {
  let form = '';
  for (const character of text) form += countedCharacter(character);
  return form;
}

/** A word in its normal form, and what stands in its place. */
export interface ReplacedWord {
  readonly normal: string;
  readonly instead: string;
}

/**
 * The text with `instead` for each word, wherever it stands in the same normal form. Of words that overlap
 * the one named first counts. A text is put into its normal form once, however many words there are.
 */
export function replaceInNormalForm(text: string, words: readonly ReplacedWord[]): string {
  const whole = normalForm(text);
  const found = words.filter(({ normal }) => normal !== '' && whole.includes(normal));
  return found.length === 0 ? text : replaced(text, whole, found);
}

function replaced(text: string, whole: string, words: readonly ReplacedWord[]): string {
  const places = placesOfUnits(text);
  let left = '';
  let from = 0;
  for (let at = 0; at < whole.length;) {
    const { start } = places[at]!;
    const word =
      start < from ? undefined : words.find(({ normal }) => whole.startsWith(normal, at));
    if (word === undefined) {
      at += 1;
      continue;
    }
    left += text.slice(from, start) + word.instead;
    from = places[at + word.normal.length - 1]!.end;
    at += word.normal.length;
  }
  return left + text.slice(from);
}

/** Where in the text each UTF-16 unit of its normal form comes from. */
function placesOfUnits(text: string): readonly Omit<PlacedCharacter, 'character'>[] {
  const places: Omit<PlacedCharacter, 'character'>[] = [];
  let start = 0;
  for (const original of text) {
    const place = { start, end: start + original.length };
    for (let unit = countedCharacter(original).length; unit > 0; unit -= 1) places.push(place);
    start = place.end;
  }
  return places;
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
