import { Command, Option } from 'commander';
import { usageFault } from './usage-fault.ts';

/** What the parser itself says, so that another version of it is noticed. */
function saidOf(...args: readonly string[]): string {
  let said = '';
  const program = new Command('andu').exitOverride();
  const sub = program.command('check').argument('<file>').requiredOption('--url <url>');
  sub.addOption(new Option('--explain <language>').choices(['zh', 'en']));
  for (const command of [program, sub]) {
    command.exitOverride().configureOutput({ writeErr: (text) => void (said += usageFault(text)) });
  }
  expect(() => program.parse([...args], { from: 'user' })).toThrow(/^error: /);
  return said;
}

test.each([
  [['nosuch'], '没有这个命令：nosuch'],
  [['check', 'a', '--url', 'x', '--nosuch'], '没有这个选项：--nosuch'],
  [['check', 'a'], '缺少选项：--url <url>'],
  [['check', 'a', '--url'], '选项缺少取值：--url <url>'],
  [['check', '--url', 'x'], '缺少参数：file'],
  [['check', 'a', 'b', '--url', 'x'], '参数过多'],
  [
    ['check', 'a', '--url', 'x', '--explain', 'fr'],
    '选项 --explain <language> 的值“fr”无效，可取：zh, en',
  ],
])('andu %j', (args, zh) => {
  const said = saidOf(...args);
  expect(said).toMatch(`错误：${zh} / error: `);
});
