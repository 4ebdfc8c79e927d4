import type { Bilingual, Violation } from '#domain/kernel/violation.ts';

/** Shorter ones can be guessed from a stolen hash (NIST SP 800-63B asks for 8 beside a second factor). */
export const shortestPassword = 12;

/** From here on length stands for variety: a sentence that somebody can remember. */
const longEnough = 16;
const fewestKinds = 3;
const fewestDifferent = 6;
/** So many in a row that follow each other, repeat, or lie beside each other on a keyboard. */
const longestRun = 4;

/** The rule as it is told before a password is typed. GB/T 22239-2019, 8.1.4.1 a) asks for complexity. */
export const passwordRule: Bilingual = {
  zh: `至少${shortestPassword}位；不满${longEnough}位的（汉字按两位计），须含大写字母、小写字母、数字、汉字等其他文字、符号（含空格）中的${fewestKinds}类；不同的字符至少${fewestDifferent}个；不得有超过${longestRun}位的连续、重复或键盘相邻字符（如 12345、aaaaa、qwert）；不得包含账号。一句好记的长话即可。`,
  en: `At least ${shortestPassword} characters; below ${longEnough} (a Chinese character counts as two) of ${fewestKinds} kinds among capitals, small letters, digits, letters of other scripts and signs (with blanks); at least ${fewestDifferent} different ones; no more than ${longestRun} in a row that follow each other, repeat or lie beside each other on the keyboard (12345, aaaaa, qwert); without the account. A long sentence that you can remember will do.`,
};

const kinds: readonly RegExp[] = [
  /\p{Lu}/u,
  /\p{Ll}/u,
  /\p{Nd}/u,
  /[\p{Lo}\p{Lm}\p{Lt}]/u,
  /[^\p{L}\p{Nd}]/u,
];
const keyboard = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const keyboardBothWays = keyboard.flatMap((row) => [row, [...row].toReversed().join('')]);

/** What stands against a password of an account, beside its length; empty when nothing does. */
export function passwordFaults(account: string, password: string): readonly Violation[] {
  const signs = [...password];
  const found: (Violation | false)[] = [
    password.toLowerCase().includes(account) &&
      fault('密码不得包含账号', 'The password must not hold the account'),
    lengthOf(signs) < longEnough &&
      kinds.filter((kind) => kind.test(password)).length < fewestKinds &&
      fault(
        `不满${longEnough}位的密码须含大写字母、小写字母、数字、其他文字、符号中的${fewestKinds}类`,
        `A password below ${longEnough} characters has ${fewestKinds} kinds among capitals, small letters, digits, other letters and signs`,
      ),
    new Set(signs).size < fewestDifferent &&
      fault(
        `密码中不同的字符至少${fewestDifferent}个`,
        `A password has at least ${fewestDifferent} different characters`,
      ),
    hasRun(password.toLowerCase()) &&
      fault(
        `密码不得有超过${longestRun}位的连续、重复或键盘相邻字符`,
        `A password has no more than ${longestRun} characters in a row that follow each other, repeat or lie beside each other on the keyboard`,
      ),
  ];
  return found.filter((each) => each !== false);
}

/** One of the thousands of characters of a script without letters is worth two of an alphabet. */
const lengthOf = (signs: readonly string[]): number =>
  signs.length + signs.filter((sign) => /\p{Lo}/u.test(sign)).length;

function hasRun(password: string): boolean {
  const codes = [...password].map((sign) => sign.codePointAt(0)!);
  return codes.some((_, at) => {
    const run = codes.slice(at, at + longestRun + 1);
    if (run.length <= longestRun) return false;
    const step = run[1]! - run[0]!;
    const isEven = run.every((code, index) => index === 0 || code === run[index - 1]! + step);
    const text = String.fromCodePoint(...run);
    return (isEven && Math.abs(step) <= 1) || keyboardBothWays.some((row) => row.includes(text));
  });
}

const fault = (zh: string, en: string): Violation => ({
  rule: 'PASSWORD',
  article: null,
  field: '/password',
  text: { zh, en },
});
