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

export function formed(text: string, form: CharacterForm): string {
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
    .map((each) => digitsBySign.get(each) ?? (/\p{Nd}/u.test(each) ? decimal(each) : each))
    .filter((each) => /[\p{L}\p{N}]/u.test(each))
    .join(''),
);

/**
 * The one form in which numbers are compared, of persons and of cases: letters and digits only, whatever
 * signs stand between them. Digits of every script and of Chinese are one, and letters that are written for
 * a digit (O for 0, l and I for 1) are that digit.
 */
export const numberForm = (text: string): string => formed(text, numberCharacter);

const coreCharacter = remembered((character) =>
  numberCharacter(character).replaceAll(/[^\da-z]/g, ''),
);

/**
 * The digits and Latin letters of a number, in {@link numberForm}, without the words that people write around
 * and into it (罪犯7788990011号, No. 3101888123, 4109年876543).
 */
export const coreOfNumber = (text: string): string =>
  formed(
    text.normalize('NFKC').replace(/^\s*n(?:[or]|um(?:ber)?)\b\s*\.?(?=[^a-z]*\d)/i, ''),
    coreCharacter,
  );

/** Circles are a zero, or a sign between the digits. */
const coreWithoutCircles = remembered((character) =>
  /[○◯]/u.test(character) ? '' : coreCharacter(character),
);

/** The forms of one character in which texts are looked through. */
export const characterForms = {
  counted: countedCharacter,
  hidden: hiddenCharacter,
  clause: clauseCharacter,
  number: numberCharacter,
  core: coreCharacter,
  coreWithoutCircles,
} as const;
export type CharacterForm = (character: string) => string;

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

/** Whether a text holds the sign that stands for what a change of encoding has destroyed (U+FFFD). */
export const hasReplacement = (text: string): boolean => text.includes('\uFFFD');

/** Whether a text holds control characters other than line breaks and tabs, or half a character. */
export const hasControl = (text: string): boolean =>
  !text.isWellFormed() || !/^(?:\P{Cc}|[\t\n\r])*$/u.test(text);
