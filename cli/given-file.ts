import { createReadStream, readFileSync, statSync, type ReadStream } from 'node:fs';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { notUtf8, utf8Of } from './json-fault.ts';

/** Why a file could not be read or written, by the code of the operating system. */
const reasons: Readonly<Record<string, Bilingual>> = {
  ENOENT: { zh: '没有这个文件', en: 'There is no such file' },
  EISDIR: { zh: '这是一个文件夹，不是文件', en: 'This is a folder, not a file' },
  ENOTDIR: {
    zh: '路径中有一段是文件，不是文件夹',
    en: 'A part of this path is a file, not a folder',
  },
  EACCES: { zh: '没有读写该文件的权限', en: 'This file may not be read or written' },
  EPERM: { zh: '没有读写该文件的权限', en: 'This file may not be read or written' },
  EEXIST: { zh: '这个文件已经存在', en: 'This file exists already' },
  ENOTEMPTY: { zh: '这个文件夹不是空的', en: 'This folder is not empty' },
  ELOOP: { zh: '符号链接互相指向', en: 'Symbolic links lead to each other' },
  ENAMETOOLONG: { zh: '文件名过长', en: 'The name is too long' },
  EROFS: { zh: '磁盘只读', en: 'The disk is read-only' },
  NOFOLDER: { zh: '这里不能建立文件夹', en: 'No folder can be made here' },
  ENOSPC: { zh: '磁盘已满', en: 'The disk is full' },
  EMFILE: { zh: '打开的文件过多', en: 'Too many files are open' },
};

/** Why, in both languages; with the code of the operating system where no words are kept for it. */
export const reasonOf = ({ code = '' }: NodeJS.ErrnoException): Bilingual =>
  reasons[code] ?? { zh: `无法读写（${code}）`, en: `It cannot be read or written (${code})` };

const ofTarget: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EISDIR', 'EEXIST']);

/** The sentence for a file that could not be read or written, with its path; null for another fault. */
export function fileFault(error: unknown): string | null {
  const { code, path, dest = path } = error as NodeJS.ErrnoException & { dest?: string };
  if (typeof code !== 'string' || typeof path !== 'string') return null;
  const { zh, en } = reasonOf(error as NodeJS.ErrnoException);
  // Of a copy the system names where from; what cannot be written is where to.
  const place = ofTarget.has(code) ? dest : path;
  return `${zh}：${place} / ${en}: ${place}`;
}

/** The bytes of a file that a command was given, - for standard input. Throws what {@link fileFault} can say. */
export function readGiven(file: string): Buffer<ArrayBuffer> {
  if (file === '-') return readFileSync(0);
  return naming(file, () => readFileSync(file));
}

/** What a file is called in a message. */
export const nameOf = (file: string): string => (file === '-' ? '标准输入 / standard input' : file);

/** The same as text. Throws RangeError when it is no UTF-8. */
export function readGivenText(file: string): string {
  const text = utf8Of(readGiven(file));
  if (text === null) throw noUtf8(file);
  return text;
}

/** The lines of a file, read as they are asked for. Throws as {@link readGivenText}. */
export async function* linesGiven(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Buffer): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw noUtf8(file);
    }
  };
  let rest = '';
  for await (const chunk of streamGiven(file)) {
    const lines = (rest + decode(chunk as Buffer)).split('\n');
    rest = lines.pop()!;
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  yield (rest + decode()).replace(/\r$/, '');
}

const noUtf8 = (file: string): RangeError =>
  new RangeError(`${nameOf(file)}: ${notUtf8.zh} / ${notUtf8.en}`);

/** The same as a stream, up to a byte; that the file is there and is one is known before it is read. */
export function streamGiven(file: string, lastByte = Infinity): ReadStream | NodeJS.ReadStream {
  if (file === '-') return process.stdin;
  return naming(file, () => {
    if (statSync(file).isDirectory()) throw Object.assign(new Error(file), { code: 'EISDIR' });
    return createReadStream(file, { end: lastByte });
  });
}

/** Of a folder the operating system says what it is and not which. */
function naming<Value>(file: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    throw Object.assign(error as Error, { path: file });
  }
}
