import { isOfTheProcedure } from './mask-question.ts';
import { surnameOf } from './surnames.ts';

/** Dots, blanks and other signs between the parts of a name as it is written: 买买提·吐尔逊. */
const between = /[\s\p{P}\p{S}\p{Z}\u16EB]+/u;

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);

/**
 * What texts may call a person by instead of the whole name, in two characters or more: the given name after a
 * surname of one or two characters, and each part of a name of several. Words of the procedure are left out (a person
 * may be called 立功): they say more of a case than of a person. Of names in other scripts {@link foreignWords}.
 */
export function callNames(name: string): readonly string[] {
  const parts = name.trim().split(between);
  const called = parts.length > 1 ? parts : [givenName(name.trim())];
  return called.filter((part) => [...part].length >= 2 && isHan(part) && !isOfTheProcedure(part));
}

/** The words of a name in other scripts than Chinese, of two letters or more: each of them may stand for the person. */
export const foreignWords = (name: string): readonly string[] =>
  [...name.normalize('NFKC').matchAll(/(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu)]
    .map(([word]) => word)
    .filter((word) => [...word].length >= 2 && !isOfTheProcedure(word));

/** Of a name of three or four characters what follows a 复姓, else the last two; nothing of any other. */
function givenName(name: string): string {
  const characters = [...name];
  const surname = [...surnameOf(name)].length;
  if (surname === 2) return characters.slice(surname).join('');
  return characters.length === 3 || characters.length === 4 ? characters.slice(-2).join('') : '';
}
