import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { main } from '../cli.ts';
import { fileFault } from './given-file.ts';

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

test('what the operating system forbids, or has no words here, is no bare code', () => {
  const fault = (code: string) => fileFault(Object.assign(new Error(code), { code, path: '/a' }));
  expect(fault('EACCES')).toBe(
    '没有读写该文件的权限：/a / This file may not be read or written: /a',
  );
  expect(fault('EIO')).toBe('无法读写（EIO）：/a / It cannot be read or written (EIO): /a');
  expect(fileFault(new RangeError('another fault'))).toBeNull();
});
