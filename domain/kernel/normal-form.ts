/**
 * The one form in which names and numbers of persons are compared and found: compatibility forms
 * (full width, ligatures; Unicode NFKC) and case are one; blanks, invisible characters and the dots
 * inside a name (买买提·吐尔逊, •, ・, or none) do not count. What is shown stays as written.
 */
export const comparedForm = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The dots that people type between the parts of a name. */
const dots = '.\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF65\u16EB';
/** What is not seen by its nature (fillers, variation selectors, joiners), and the blank of braille. */
const unseen = String.raw`\p{Cf}\p{Default_Ignorable_Code_Point}\u2800`;
const uncounted = new RegExp(`[\\s${unseen}${dots}]`, 'u');

/** One of the dots of a name, or something invisible, between two letters: it parts nothing. */
export const insideNames = new RegExp(
  `(?<=\\p{L})[${unseen}]*[${dots}][${unseen}]*(?=\\p{L})|[${unseen}]`,
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

export const normalForm = (text: string): string => formed(text, countedCharacter);

/** What somebody may put between the characters of a name and leave it readable: signs of every kind, strokes through it. */
const sign = /[\p{P}\p{S}\p{Z}\u0300-\u036F\u20D0-\u20FF]/u;
/** What ends a clause, or opens and closes one, in Chinese and in English. */
const clauseEnd = /[、。，；：！？…!?;:,\p{Ps}\p{Pe}\p{Pi}\p{Pf}"]/u;

const hiddenCharacter = remembered((character) =>
  [...countedCharacter(character)].filter((each) => !sign.test(each)).join(''),
);
const clauseCharacter = remembered((character) =>
  clauseEnd.test(character)
    ? character
    : [...countedCharacter(character)]
        .filter((each) => clauseEnd.test(each) || !sign.test(each))
        .join(''),
);

/**
 * The form in which names are looked for in texts to hide them: as they are compared, and without any sign
 * between their characters (欧|阳|修|远, 买_买_提, 欧、阳、修、远).
 */
export const hiddenForm = (text: string): string => formed(text, hiddenCharacter);

/** So short a name is not looked for across the end of a clause: 姓王。明天 names no 王明. */
const shortName = 2;

function formed(text: string, form: (character: string) => string): string {
  let whole = '';
  for (const character of text) whole += form(character);
  return whole;
}

/** Signs that people write for the digits 0 and 1, and the digits of Chinese. */
const digitsBySign: ReadonlyMap<string, string> = new Map(
  // Latin, Greek and Cyrillic o; dotless i.
  [
    'o\u03BF\u043E〇○◯零',
    'li\u0131一壹',
    '二贰',
    '三叁',
    '四肆',
    '五伍',
    '六陆',
    '七柒',
    '八捌',
    '九玖',
  ].flatMap((signs, digit) => [...signs].map((sign) => [sign, String(digit)] as const)),
);

/** Digits of every script stand in rows of ten. */
function decimal(character: string): string {
  const code = character.codePointAt(0)!;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

const numberCharacter = remembered((character) =>
  [...countedCharacter(character)]
    .filter((each) => !/\p{P}/u.test(each))
    .map((each) => digitsBySign.get(each) ?? (/\p{Nd}/u.test(each) ? decimal(each) : each))
    .join(''),
);

/**
 * The one form in which numbers are compared, of persons and of cases: as names, and besides hyphens,
 * strokes and brackets do not count, digits of every script and of Chinese are one, and letters that are
 * written for a digit (O for 0, l and I for 1) are that digit.
 */
export const numberForm = (text: string): string => formed(text, numberCharacter);

/** A word in its normal form, and what stands in its place. */
export interface ReplacedWord {
  readonly normal: string;
  readonly instead: string;
  /**
   * The form that `normal` is in, and in which the text is looked through: {@link hiddenForm} of a name,
   * {@link numberForm} of a number; {@link normalForm} where nothing is said.
   */
  readonly form?: 'name' | 'number';
}

/**
 * The text with `instead` for each word, wherever it stands in the same normal form. Of words that overlap
 * the one named first counts. A text is put into its normal form once, however many words there are.
 */
export function replaceInNormalForm(text: string, words: readonly ReplacedWord[]): string {
  const of = (wanted: ReplacedWord['form']) => words.filter(({ form }) => form === wanted);
  const names = of('name');
  const isShort = ({ normal }: ReplacedWord): boolean => [...normal].length <= shortName;
  const passes = [
    [names.filter((word) => !isShort(word)), hiddenCharacter],
    [names.filter(isShort), clauseCharacter],
    [of(undefined), countedCharacter],
    [of('number'), numberCharacter],
  ] as const;
  return passes.reduce((left, [these, form]) => replacedIn(left, these, form), text);
}

function replacedIn(
  text: string,
  words: readonly ReplacedWord[],
  form: (character: string) => string,
): string {
  if (words.length === 0) return text;
  const whole = formed(text, form);
  const found = words.filter(({ normal }) => normal !== '' && whole.includes(normal));
  return found.length === 0 ? text : replaced(text, whole, found, placesOfUnits(text, form));
}

function replaced(
  text: string,
  whole: string,
  words: readonly ReplacedWord[],
  places: readonly Omit<PlacedCharacter, 'character'>[],
): string {
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
function placesOfUnits(
  text: string,
  form: (character: string) => string,
): readonly Omit<PlacedCharacter, 'character'>[] {
  const places: Omit<PlacedCharacter, 'character'>[] = [];
  let start = 0;
  for (const original of text) {
    const place = { start, end: start + original.length };
    for (let unit = form(original).length; unit > 0; unit -= 1) places.push(place);
    start = place.end;
  }
  return places;
}

const nobodySees = new RegExp(`[${unseen}]`, 'u');
/**
 * Code points that stand for no character: private use, and what no table knows. Planes 2 and 3 are
 * Chinese signs only, of which a reader may know fewer than who wrote them.
 */
const noCharacter =
  /\p{Co}|\p{Noncharacter_Code_Point}|(?![\u{20000}-\u{2FFFD}\u{30000}-\u{3FFFD}])\p{Cn}/u;

/**
 * Characters that nobody sees, that turn the direction of what follows, or that are none: refused at
 * the door, since two texts that look alike would be two. Joiners of scripts (U+200C, U+200D) and
 * variation selectors are among them.
 */
export const hasInvisible = (text: string): boolean =>
  nobodySees.test(text) || noCharacter.test(text);

/** Whether a text holds control characters other than line breaks and tabs, or half a character. */
export const hasControl = (text: string): boolean =>
  !text.isWellFormed() || !/^(?:\P{Cc}|[\t\n\r])*$/u.test(text);
