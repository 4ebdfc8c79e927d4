import type { Json } from '#domain/kernel/canonical-json.ts';
import { hiddenForm, normalForm } from '#domain/kernel/normal-form.ts';
import type { PersonalKind } from '#domain/kernel/personal.ts';
import { replaceInNormalForm, type ReplacedWord } from '#domain/kernel/replaced-words.ts';
import { callNames, foreignWords } from './given-names.ts';
import type { Marks } from './marks.ts';
import { isShortNumber, wordsOfNumber } from './hidden-numbers.ts';
import { hiddenInQuestion, maskQuestion } from './mask-question.ts';
import { surnameOf } from './surnames.ts';

/** 脱敏: the surname stays (the first character; of a 复姓 both), the rest becomes 某 (as courts publish names). */
export const maskName = (name: string): string => `${surnameOf(name)}某`;

/** The last two characters of a number stay; of a short one they would be most of it, and nothing stays. */
export function maskNumber(number: string): string {
  const characters = [...number];
  return isShortNumber(number)
    ? '*'.repeat(characters.length)
    : `${'*'.repeat(characters.length - 2)}${characters.slice(-2).join('')}`;
}

/** Of a day of birth only the year stays. */
const maskDay = (date: string): string => `${date.slice(0, 4)}-**-**`;

/** Stands for a text that may not be shown at all. */
const hiddenText = '＊＊';

/** Of the name of a file its ending stays. */
const maskFileName = (name: string): string => `${hiddenText}${/\.\w{1,8}$/.exec(name)?.[0] ?? ''}`;

/** Names and numbers with what stands in their place, wherever people wrote them; the longer first, for one may hold another. */
export type HiddenWords = readonly ReplacedWord[];

export const noWords: HiddenWords = [];

/** What is shorter cannot be told from the other words of a text, and from dates and ids in it. */
const shortestName = 2;
const shortestQuestion = 6;

/** What is to be hidden in the texts around this value: the names and numbers that stand in its marked fields. */
export function hiddenWordsIn(value: Json, marks: Marks): HiddenWords {
  const { names, numbers, questions } = markedTexts(value, marks);
  return allHiddenWords(
    questions.flatMap(hiddenInQuestion).filter(isLongEnough).map(wordOfQuestion),
    hiddenWordsOf(names, numbers),
  );
}

/** As long as a name in Chinese, or as a number: what is shorter is a word of any text. */
const isLongEnough = (word: string): boolean =>
  isHan(word)
    ? [...hiddenForm(word)].length >= shortestName
    : [...normalForm(word)].length >= shortestQuestion;
const wordOfQuestion = (word: string): ReplacedWord =>
  isHan(word)
    ? { normal: hiddenForm(word), instead: hiddenText, form: 'name' }
    : { normal: normalForm(word), instead: hiddenText };
const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word);

/** Stands for a given name without its surname. */
const hiddenGivenName = '某某';

/**
 * These names and numbers with what stands in their place, and what people may be called by instead of their
 * whole names; without those that are too short.
 */
export function hiddenWordsOf(names: readonly string[], numbers: readonly string[]): HiddenWords {
  const ofNumbers = numbers.flatMap((number) => wordsOfNumber(number, maskNumber(number)));
  // As it was entered as well: a bracket in a short name ends a clause elsewhere.
  const whole = names
    .flatMap((name) => [
      wordOfName(name, maskName(name)),
      { normal: normalForm(name), instead: maskName(name) },
    ])
    .filter(({ normal }) => [...normal].length >= shortestName);
  const given = names.flatMap(callNames).map((called) => wordOfName(called, hiddenGivenName));
  const foreign = names
    .flatMap(foreignWords)
    .map((word): ReplacedWord => ({ ...wordOfName(word, hiddenGivenName), form: 'word' }));
  return allHiddenWords(ofNumbers, whole, given, foreign);
}

const wordOfName = (name: string, instead: string): ReplacedWord => ({
  normal: hiddenForm(name),
  instead,
  form: 'name',
});

/** The texts of a value that are marked as somebody's name or number, and as a question. */
export function markedTexts(value: Json, marks: Marks): MarkedTexts {
  const found: MarkedTexts = { names: [], numbers: [], questions: [] };
  collect(value, marks, found);
  return found;
}

interface MarkedTexts {
  readonly names: string[];
  readonly numbers: string[];
  readonly questions: string[];
}

/** Several of them as one; what is somebody's whole name is that, also where it is another's given name. */
export function allHiddenWords(...parts: readonly HiddenWords[]): HiddenWords {
  if (parts.every(({ length }) => length === 0)) return noWords;
  const words = new Map<string, ReplacedWord>();
  for (const word of parts.flat()) {
    const key = `${word.form ?? ''}\n${word.normal}`;
    if (word.instead !== hiddenGivenName || !words.has(key)) words.set(key, word);
  }
  return longerFirst([...words.values()]);
}

const longerFirst = (words: readonly ReplacedWord[]): HiddenWords =>
  words.toSorted((one, other) => other.normal.length - one.normal.length);

function collect(value: Json, marks: Marks, found: MarkedTexts): void {
  if (typeof value === 'string') {
    if (marks.text === 'name') found.names.push(value);
    if (marks.text === 'number') found.numbers.push(value);
    if (marks.text === 'question') found.questions.push(value);
  } else if (Array.isArray(value)) {
    if (marks.items !== null) for (const each of value) collect(each as Json, marks.items, found);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, member] of Object.entries(value)) {
      const part = marks.members.get(name) ?? marks.others;
      if (part !== null) collect(member as Json, part, found);
    }
  }
}

/** The text with these words hidden, however they are written: with other dots, blanks, signs, digits, in full width. */
export const withoutWords = (text: string, words: HiddenWords): string =>
  words.length === 0 ? text : replaceInNormalForm(text, words);

/** How a text of each kind is shown to somebody who sees names and numbers masked. */
const shown: Readonly<Record<PersonalKind, (text: string, words: HiddenWords) => string>> = {
  name: maskName,
  number: maskNumber,
  birthDate: maskDay,
  freeText: withoutWords,
  fileName: maskFileName,
  // What ends like an offence is shown as one; a name that was typed before it is not.
  question: (text, words) => withoutWords(maskQuestion(text), words),
  actor: (text) => text,
  none: (text) => text,
};

/**
 * The same value as somebody sees it to whom names and numbers are masked: every text by its mark, with
 * `words` hidden in what people wrote. What no mark speaks of is hidden whole. The original is not touched.
 */
export function masked<Value extends Json>(
  value: Value,
  marks: Marks,
  words: HiddenWords = noWords,
): Value {
  return mask(value, marks, words) as Value;
}

function mask(value: Json, marks: Marks | null, words: HiddenWords): Json {
  if (typeof value === 'string') {
    const kind = marks?.text ?? 'unmarked';
    return kind === 'unmarked' ? hiddenText : shown[kind](value, words);
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((each) => mask(each, marks?.items ?? null, words));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      mask(member as Json, marks?.members.get(name) ?? marks?.others ?? null, words),
    ]),
  );
}
