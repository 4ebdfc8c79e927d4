/** What the parser of the command line says of wrong use, by what is wrong; in Chinese it stands before. */
const faults: readonly (readonly [said: RegExp, zh: string])[] = [
  [/unknown command '(.+?)'/, '没有这个命令：$1'],
  [/unknown option '(.+?)'/, '没有这个选项：$1'],
  [/required option '(.+?)' not specified/, '缺少选项：$1'],
  [/option '(.+?)' argument missing/, '选项缺少取值：$1'],
  [
    /option '(.+?)' argument '(.*?)' is invalid\. Allowed choices are (.+?)\./,
    '选项 $1 的值“$2”无效，可取：$3',
  ],
  [/missing required argument '(.+?)'/, '缺少参数：$1'],
  [/too many arguments(?: for '(.+?)')?/, '参数过多'],
];

/** The parser's sentence in both languages; as it is where it is none of the known ones. */
export function usageFault(said: string): string {
  const known = faults.find(([pattern]) => pattern.test(said));
  if (known === undefined) return said;
  const [pattern, zh] = known;
  const [first] = pattern.exec(said)!;
  return `错误：${first.replace(pattern, zh)} / ${said}`;
}
