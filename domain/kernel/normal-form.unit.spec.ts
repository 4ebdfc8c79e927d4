import { z } from 'zod';
import { text } from '#domain/casework/fields.ts';
import { Problem } from './problem.ts';
import { parseWith } from './schema-violations.ts';
import { hasInvisible, normalForm, numberForm } from './normal-form.ts';
import { replaceInNormalForm } from './replaced-words.ts';

const name = '买买提·吐尔逊';
const word = (text: string, instead: string) => ({ normal: normalForm(text), instead });

test.each([
  '买买提•吐尔逊',
  '买买提・吐尔逊',
  '买买提．吐尔逊',
  '买买提吐尔逊',
  ' 买买提 · 吐尔逊 ',
  '买\u200b买提·吐尔逊',
])('%j is the same name', (written) => {
  expect(normalForm(written)).toBe(normalForm(name));
  expect(replaceInNormalForm(`罪犯${written}悔改`, [word(name, '买某')]).trim()).toMatch(
    /^罪犯 ?买某 ?悔改$/,
  );
});

test('digits in full width and with blanks are the same number', () => {
  expect(normalForm('３１０１ ０００００１')).toBe('3101000001');
  expect(replaceInNormalForm('编号３１０１０００００１。', [word('3101000001', '***')])).toBe(
    '编号***。',
  );
});

test.each([
  '3101-000888',
  '3101 000888',
  '3101/000888',
  '31O1OO0888',
  '3101〇〇〇888',
  '三一零一零零零八八八',
  '٣١٠١٠٠٠٨٨٨',
  '３１０１—０００８８８',
  'З101000888'.replace('З', '3'),
  '3l01000888',
])('%j is the same number', (written) => {
  expect(numberForm(written)).toBe('3101000888');
});

test('brackets of a reference do not count, its words do', () => {
  expect(numberForm('〔2026〕减字第1号')).toBe(numberForm('（２０２６）减字第 1 号'));
  expect(numberForm('（2026）减字第1号')).not.toBe(numberForm('（2026）假字第1号'));
});

test('the rest of the text stays as written, also around characters of two units', () => {
  expect(replaceInNormalForm('𠮷田 ＡＢ：王\u3000明，再见 王明', [word('王明', '王某')])).toBe(
    '𠮷田 ＡＢ：王某，再见 王某',
  );
  expect(replaceInNormalForm('㈱㍿ 王明', [word('王明', '王某')])).toBe('㈱㍿ 王某');
});

test('of several words that overlap the one named first counts', () => {
  const words = [word('王小明', '王某'), word('小明', '小某')];
  expect(replaceInNormalForm('王 小明、小 明', words)).toBe('王某、小某');
  expect(replaceInNormalForm('王小明小明', words)).toBe('王某小某');
});

test('a word without a character that counts replaces nothing', () => {
  expect(replaceInNormalForm('王 明', [word(' · ', 'x')])).toBe('王 明');
});

test('what nobody sees is told from what is seen', () => {
  expect(['\u200b', '\u202e', '\ufeff', '\u2066', '\u3164'].every(hasInvisible)).toBe(true);
  expect(hasInvisible('王 明\n（2026）·𠮷')).toBe(false);
});

test.each([
  '034F',
  '115F',
  '17B4',
  '17B5',
  '180B',
  '180E',
  '2065',
  '2800',
  '3164',
  'E000',
  'F8FF',
  'FE00',
  'FE0F',
  'FFA0',
  'FFFE',
  'FFFF',
  '0378',
  'E0100',
  'E01EF',
  'F0000',
  '10FFFD',
  '1FFFE',
])('U+%s is seen by nobody: refused, and one name with and without it', (code) => {
  const sign = String.fromCodePoint(Number.parseInt(code, 16));
  expect(hasInvisible(`王${sign}明`)).toBe(true);
  const isIgnored = !/\p{Co}|\p{Cn}/u.test(sign) || /\p{Default_Ignorable_Code_Point}/u.test(sign);
  expect(normalForm(`王${sign}明`) === '王明').toBe(isIgnored);
});

test('rare Chinese signs are signs, also those that a reader does not know yet', () => {
  expect(['㐀', '𠮷', '\u{2EBF0}', '\u{31350}', '\u{323B0}', '\u{3FFFD}'].some(hasInvisible)).toBe(
    false,
  );
});

test('a name that turns its direction is refused at the door, and outer blanks are taken off', () => {
  const name = z.object({ name: text(200, { zh: '姓名', en: 'Name', personal: 'name' }) });
  expect(() => parseWith(name, { name: '王\u202E明' })).toThrow(Problem);
  expect(() => parseWith(name, { name: ' \u3000 ' })).toThrow(Problem);
  expect(parseWith(name, { name: ' 王明\u3000' })).toEqual({ name: '王明' });
});
