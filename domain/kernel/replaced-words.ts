import { characterForms, formed, type CharacterForm } from './normal-form.ts';

/** A word in its normal form, and what stands in its place. */
export interface ReplacedWord {
  readonly normal: string;
  readonly instead: string;
  /**
   * How the word is looked for. A `name` is in `hiddenForm`, and so is a `word`, which counts only where no letter
   * goes on. A `number` is in the form of `coreOfNumber`, with short words between its digits; a `code`, shorter, is in
   * `numberForm` and stands by itself; `digits` are so few that they could be a sum or a day, and stand together.
   * Where nothing is said the word is in `normalForm`.
   */
  readonly form?: 'name' | 'word' | 'number' | 'code' | 'digits';
}

/** Where a unit of a normal form comes from, in UTF-16 units of the text. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Whether what stands at these places, one after the other, is the word and not a part of something else. */
type Accepts = (text: string, places: readonly Place[]) => boolean;

interface Pass {
  readonly words: readonly ReplacedWord[];
  readonly form: CharacterForm;
  readonly accepts?: Accepts;
}

/** So short a name is not looked for across the end of a clause: 姓王。明天 names no 王明. */
const shortName = 2;

/**
 * The text with `instead` for each word, wherever it stands in the same normal form. Of words that overlap
 * the one named first counts. A text is put into each normal form once, however many words there are.
 */
export function replaceInNormalForm(text: string, words: readonly ReplacedWord[]): string {
  let now = text;
  let formOf = formsOf(text);
  for (const pass of passesOf(words)) {
    const next = replacedIn(now, pass, formOf);
    if (next !== now) formOf = formsOf(next);
    now = next;
  }
  return now;
}

/** The text in a normal form, put into it when it is asked for and once. */
function formsOf(text: string): (form: CharacterForm) => string {
  const plain = withoutMarkup(text);
  const known = new Map<CharacterForm, string>();
  return (form) => {
    const whole = known.get(form) ?? formed(plain, form);
    known.set(form, whole);
    return whole;
  };
}

/** Of the words of a case, which are looked for in one text after the other. */
const passesKnown = new WeakMap<readonly ReplacedWord[], readonly Pass[]>();

function passesOf(words: readonly ReplacedWord[]): readonly Pass[] {
  const known = passesKnown.get(words) ?? passesFor(words);
  passesKnown.set(words, known);
  return known;
}

function passesFor(words: readonly ReplacedWord[]): readonly Pass[] {
  const of = (wanted: ReplacedWord['form']) => words.filter(({ form }) => form === wanted);
  const names = of('name');
  const isShort = ({ normal }: ReplacedWord): boolean => [...normal].length <= shortName;
  const short = names.filter(isShort);
  const { hidden, clause, counted, number, core, coreWithoutCircles } = characterForms;
  const passes: readonly Pass[] = [
    { words: names.filter((word) => !isShort(word)), form: hidden },
    { words: of(undefined), form: counted },
    { words: short, form: clause },
    { words: short, form: hidden, accepts: endsAlone },
    { words: of('word'), form: hidden, accepts: isWord },
    { words: of('number'), form: core, accepts: isNearby },
    { words: of('number'), form: coreWithoutCircles, accepts: isNearby },
    { words: of('code'), form: number, accepts: isByItself },
    { words: of('digits'), form: number, accepts: isNoMeasure },
  ];
  return passes.filter((pass) => pass.words.length > 0);
}

function replacedIn(
  text: string,
  { words, form, accepts = always }: Pass,
  formOf: (form: CharacterForm) => string,
): string {
  const whole = formOf(form);
  const found = words.filter(({ normal }) => normal !== '' && whole.includes(normal));
  return found.length === 0 ? text : replaced(text, whole, { words: found, form, accepts });
}

const always: Accepts = () => true;

function replaced(text: string, whole: string, { words, form, accepts }: Required<Pass>): string {
  const places = placesOfUnits(text, form);
  let left = '';
  let from = 0;
  for (let at = 0; at < whole.length;) {
    const { start } = places[at]!;
    const word =
      start < from
        ? undefined
        : words.find(
            ({ normal }) =>
              whole.startsWith(normal, at) && accepts(text, places.slice(at, at + normal.length)),
          );
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

/** What a page shows as a break, a blank or as nothing; of other angle brackets somebody may have made those of a name. */
const markup =
  /<\/?(?:br|wbr|hr|p|b|i|u|s|em|strong|span|div|font|sub|sup|li|td|tr)\s*\/?>|&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|middot|#160|#xa0);/giu;

const withoutMarkup = (text: string): string =>
  text.includes('<') || text.includes('&') ? text.replaceAll(markup, '') : text;

/** Where in the text each UTF-16 unit of its normal form comes from. */
function placesOfUnits(text: string, form: CharacterForm): readonly Place[] {
  const places: Place[] = [];
  const add = (from: number, until: number): void => {
    let start = from;
    for (const original of text.slice(from, until)) {
      const place = { start, end: start + original.length };
      for (let unit = form(original).length; unit > 0; unit -= 1) places.push(place);
      start = place.end;
    }
  };
  let from = 0;
  for (const { index, 0: tag } of text.matchAll(markup)) {
    add(from, index);
    from = index + tag.length;
  }
  add(from, text.length);
  return places;
}

const startOf = (places: readonly Place[]): number => places[0]!.start;
const endOf = (places: readonly Place[]): number => places.at(-1)!.end;

/** So many characters around a word say what it is part of. */
const around = 8;
const before = (text: string, places: readonly Place[]): string =>
  text.slice(Math.max(0, startOf(places) - around), startOf(places)).normalize('NFKC');
const after = (text: string, places: readonly Place[]): string =>
  text.slice(endOf(places), endOf(places) + around).normalize('NFKC');
const within = (text: string, places: readonly Place[]): string =>
  text.slice(startOf(places), endOf(places));

/** Across the end of a clause a second sign that stands alone belongs to the first (建，国 同志); 姓张，伟大 goes on. */
const endsAlone: Accepts = (text, places) => !/^[\p{L}\p{N}]/u.test(after(text, places));

/** A word of a script that writes words apart: no letter of such a script stands beside it. */
const isWord: Accepts = (text, places) =>
  !/(?!\p{Script=Han})[\p{L}\p{M}\p{N}]$/u.test(before(text, places)) &&
  !/^(?!\p{Script=Han})[\p{L}\p{M}\p{N}]/u.test(after(text, places)) &&
  // So few letters are initials where blanks part them.
  (places.length > 3 || !/\s/u.test(within(text, places)));

/** So many letters between two digits of a number are still a word put into it (4109和876543). */
const longestBetween = 3;

const isNearby: Accepts = (text, places) =>
  places.every(({ start }, index) => {
    const { end } = places[index - 1] ?? { end: start };
    const gap = end < start ? withoutMarkup(text.slice(end, start)) : '';
    return (gap.match(/\p{L}/gu)?.length ?? 0) <= longestBetween;
  });

/** Neither letter nor digit stands directly beside it; Chinese does, which writes no blanks. */
const isByItself: Accepts = (text, places) =>
  !/[\p{Nd}\p{Script=Latin}]$/u.test(before(text, places)) &&
  !/^[\p{Nd}\p{Script=Latin}]/u.test(after(text, places));

/** Digits that are no part of a day, a time, a sum, an article or a reference. */
const isNoMeasure: Accepts = (text, places) =>
  isByItself(text, places) &&
  /^\p{Nd}+$/u.test(within(text, places).normalize('NFKC')) &&
  !/(?:[第¥￥$]|\p{Nd}[-.,:/~–—年月日])\s*$/u.test(before(text, places)) &&
  !/^\s*(?:[年月日时点分秒天元角万亿千百个次条款项件人名岁页米%‰]|[-.,:/~–—]\p{Nd})/u.test(
    after(text, places),
  );
