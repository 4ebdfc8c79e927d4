import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocumentId } from '#domain/kernel/ids.ts';
import { openDocumentVault } from './document-vault.ts';

const bytes = Buffer.from('本院裁定如下。');
const hashed = (algorithm: string) => createHash(algorithm).update(bytes).digest('hex');
const documentId = DocumentId('0b9f7c1e-1111-4222-8333-444455556666');
const document = {
  documentId,
  name: '裁定书.txt',
  mediaType: 'text/plain',
  size: bytes.length,
  sm3: hashed('sm3'),
  sha256: hashed('sha256'),
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'andu-vault-'));
  await mkdir(join(folder, documentId.slice(0, 2)));
  file = join(folder, documentId.slice(0, 2), documentId);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('the bytes of a file are read, whole and in parts, and measured', async () => {
  await writeFile(file, bytes);
  const vault = await openDocumentVault(folder);
  expect(await vault.isWhole(document)).toBe(true);
  expect(await vault.isWhole(document)).toBe(true);
  expect(await vault.recompute(documentId)).toMatchObject({
    size: bytes.length,
    sm3: document.sm3,
  });
  const read = async (...range: number[]) =>
    Buffer.concat((await (await vault.read(documentId, ...range))!.toArray()) as Buffer[]);
  expect(await read()).toEqual(bytes);
  expect(await read(3, 5)).toEqual(bytes.subarray(3, 6));
});

test.each<[string, () => Promise<unknown>]>([
  ['nothing', () => Promise.resolve()],
  ['a folder', () => mkdir(file)],
  [
    'a link to a file that holds the very bytes',
    async () => {
      await writeFile(join(folder, 'other'), bytes);
      await symlink(join(folder, 'other'), file);
    },
  ],
  ['a pipe that nobody writes to', async () => execFileSync('mkfifo', [file])],
])('%s in its place is no file, and is told at once', async (_what, put) => {
  await put();
  const vault = await openDocumentVault(folder);
  // More than the threads that read files: one that waited would take them all from everybody.
  const looks = Array.from({ length: 8 }, () => vault.recompute(documentId));
  expect(await Promise.all(looks)).toEqual(looks.map(() => null));
  expect(await vault.isWhole(document)).toBe(false);
  expect(await vault.read(documentId)).toBeNull();
});
