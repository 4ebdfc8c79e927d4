import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { main } from '../cli.ts';
import { fileFault, linesGiven } from './given-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-files-'));
  writeFileSync(join(folder, 'file'), '{}');
  symlinkSync('round', join(folder, 'round'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every command that is given a file to read, with the file last. */
const reading: readonly (readonly string[])[] = [
  ['verify'],
  ['verify', 'file', '--trust'],
  ['send'],
  ['request', '--agency', 'court-shanghai-1', '/api/cases'],
  ['directory', 'import'],
  ['people', '--password-file'],
  ['systems', 'register', 'x', '--agency', 'x', '--name', 'x', '--reason', 'x', '--public-key'],
];
const faults = [
  ['nowhere', '没有这个文件', 'There is no such file'],
  ['.', '这是一个文件夹，不是文件', 'This is a folder, not a file'],
  ['file/below', '路径中有一段是文件，不是文件夹', 'A part of this path is a file, not a folder'],
  ['round', '符号链接互相指向', 'Symbolic links lead to each other'],
] as const;

async function saidBy(args: readonly string[]): Promise<string> {
  const said: string[] = [];
  const written = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  try {
    await main(['node', 'andu', ...args]);
  } finally {
    written.mockRestore();
  }
  expect(process.exitCode).toBe(2);
  process.exitCode = 0;
  return said.join('');
}

test.each(reading)(
  '%s %s: a file that cannot be read is said in both languages, with its path',
  async (...args) => {
    const given = args.map((arg) => (arg === 'file' ? join(folder, arg) : arg));
    for (const [name, zh, en] of faults) {
      const path = join(folder, name);
      expect(await saidBy([...given, path])).toBe(`andu: ${zh}：${path} / ${en}: ${path}\n`);
    }
  },
);

test('a file that cannot be written, and one that stands there already, are said the same way', async () => {
  const made = ['systems', 'rotate', 'x', '--reason', 'x', '--private-key'];
  const path = join(folder, 'file');
  expect(await saidBy([...made, path])).toBe(
    `andu: 这个文件已经存在：${path} / This file exists already: ${path}\n`,
  );
  expect(await saidBy([...made, join(path, 'below')])).toContain('路径中有一段是文件');
});

/** 监狱 in GBK, as a spreadsheet saves it. */
const gbk = Buffer.from([0xbc, 0xe0, 0xd3, 0xfc]);
const quoted = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from('{"reason":"'), bytes, Buffer.from('"}')]);

test.each([[['directory', 'import']], [['send']], [['people', '--password-file']]])(
  '%s: bytes that are no UTF-8 are refused, and nothing is sent',
  async (args) => {
    const path = join(folder, 'gbk.json');
    writeFileSync(path, quoted(gbk));
    const said = await saidBy([...args, path]);
    expect(said).toContain(`${path}: 不是 UTF-8 编码（可能是 GBK 或 UTF-16）`);
    expect(said).toContain('Not UTF-8 (perhaps GBK or UTF-16)');
  },
);

test.each([[['directory', 'import']], [['send']]])(
  '%s: what is no JSON, or says a key twice, is said in both languages with its line',
  async (args) => {
    const path = join(folder, 'given.json');
    writeFileSync(path, '{"competences":[{}],"competences":[]}');
    expect(await saidBy([...args, path])).toMatch(
      /given\.json:1: 第 1 行.*“competences”重复.* \/ line 1.*“competences” stands twice/,
    );
    writeFileSync(path, '{"competences":');
    expect(await saidBy([...args, path])).toMatch(
      /given\.json:1: 第 1 行.*不是有效的 JSON \/ line 1.*not valid JSON/,
    );
  },
);

test('lines are read without a byte order mark, the last also without an end, signs whole across pieces', async () => {
  const path = join(folder, 'lines');
  const long = '狱'.repeat(70_000);
  writeFileSync(path, `\uFEFF一\r\n${long}\n\n末`);
  const lines = await Array.fromAsync(linesGiven(path));
  expect(lines).toEqual(['一', long, '', '末']);
});

test('what the operating system forbids, or has no words here, is no bare code', () => {
  const fault = (code: string) => fileFault(Object.assign(new Error(code), { code, path: '/a' }));
  expect(fault('EACCES')).toBe(
    '没有读写该文件的权限：/a / This file may not be read or written: /a',
  );
  expect(fault('EIO')).toBe('无法读写（EIO）：/a / It cannot be read or written (EIO): /a');
  expect(fileFault(new RangeError('another fault'))).toBeNull();
});
