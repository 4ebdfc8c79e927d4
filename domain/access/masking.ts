import type { Json } from '#domain/kernel/canonical-json.ts';
import { normalForm, replaceInNormalForm } from '#domain/kernel/normal-form.ts';
import { maskQuestion } from './mask-question.ts';

/** 脱敏: the first character of a name stays, the rest becomes 某 (as courts publish them). */
export function maskName(name: string): string {
  const [first = ''] = [...name];
  return `${first}某`;
}

/** The last two characters of a number stay. */
export function maskNumber(number: string): string {
  const characters = [...number];
  return `${'*'.repeat(Math.max(characters.length - 2, 1))}${characters.slice(-2).join('')}`;
}

/** Of a day of birth only the year stays. */
const maskDay = (date: string): string => `${date.slice(0, 4)}-**-**`;

/** SECU-1: what is hidden, by the name of the field, wherever in an event or dossier it stands. */
const maskedFields: Readonly<Record<string, (text: string) => string>> = {
  name: maskName,
  prisonerNumber: maskNumber,
  birthDate: maskDay,
  certificateNumber: maskNumber,
  identityNumber: maskNumber,
  // Of those who act: their names are masked with all others, by `name`.
  staffNumber: maskNumber,
  // What somebody searched for; also where it was a name.
  q: maskQuestion,
};

/** Names and numbers with what stands in their place, wherever people wrote them. */
export type HiddenWords = ReadonlyMap<string, string>;

/** What is shorter cannot be told from the other words of a text, and from dates and ids in it. */
const shortestName = 2;
const shortestNumber = 6;

/** What is to be hidden of a person in texts about a case. */
export function hiddenWordsOf(offender: {
  readonly name: string;
  readonly prisonerNumber: string | null;
}): HiddenWords {
  const { name, prisonerNumber } = offender;
  const words = new Map<string, string>();
  if ([...normalForm(name)].length >= shortestName) words.set(name, maskName(name));
  if (prisonerNumber !== null && normalForm(prisonerNumber).length >= shortestNumber) {
    words.set(prisonerNumber, maskNumber(prisonerNumber));
  }
  return words;
}

/** The text with these words hidden, however they are written: with other dots, blanks, in full width. */
export const withoutWords = (text: string, words: HiddenWords): string =>
  [...words].reduce((left, [word, instead]) => replaceInNormalForm(left, word, instead), text);

/**
 * The same value with names and numbers masked: in the fields that hold them, and these `words`
 * in every text. The original is not touched.
 */
export function masked<Value extends Json>(value: Value, words: HiddenWords = new Map()): Value {
  return mask(value, words) as Value;
}

function mask(value: Json, words: HiddenWords): Json {
  if (typeof value === 'string') return withoutWords(value, words);
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => mask(each, words));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const hide = Object.hasOwn(maskedFields, key) ? maskedFields[key] : undefined;
      const isHidden = hide !== undefined && typeof member === 'string';
      return [key, isHidden ? hide(member) : mask(member, words)];
    }),
  );
}
