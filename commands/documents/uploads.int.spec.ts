import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { principalKey } from '#domain/kernel/ids.ts';
import { openDocumentVault, type DocumentVault } from './document-vault.ts';
import { openUploadLimit } from './file-limits.ts';

const day = 24 * 3_600_000;
const text = Buffer.from('本院裁定如下。');
const announced = {
  owner: principalKey({ kind: 'person', id: 'handler' }),
  name: '裁定书.txt',
  size: text.length,
  sha256: createHash('sha256').update(text).digest('hex'),
};

let folder: string;
let now: number;
let vault: DocumentVault;
const waiting = () => readdir(join(folder, 'incoming'));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'andu-uploads-'));
  now = Date.now();
  vault = await openDocumentVault(folder, () => now);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('an upload that nobody goes on with is forgotten after a day, with its bytes', async () => {
  const { uploads } = vault;
  const upload = await uploads.begin(announced);
  await uploads.append(upload, 0, text.subarray(0, 3), () => Promise.resolve(null));
  now += day - 60_000;
  expect(await uploads.find(upload.uploadId)).toEqual(upload);
  now += 120_000;
  expect(await uploads.find(upload.uploadId)).toBeNull();
  await uploads.sweep();
  expect(await waiting()).toEqual([]);
});

test('one person has so many open at once, finished ones not counted; another has their own', async () => {
  const { uploads } = vault;
  const first = await uploads.begin(announced);
  for (let open = 1; open < openUploadLimit; open += 1) await uploads.begin(announced);
  await expect(uploads.begin(announced)).rejects.toMatchObject({ code: 'rate-limited' });
  await uploads.begin({ ...announced, owner: principalKey({ kind: 'system', id: 'handler' }) });
  await uploads.append(first, 0, text, () => Promise.resolve(null));
  await uploads.begin(announced);
});

test('a stop between the last byte and the event loses nothing: the end is asked for again', async () => {
  const upload = await vault.uploads.begin(announced);
  const stop = () => Promise.reject(new Error('stopped'));
  await expect(vault.uploads.append(upload, 0, text, stop)).rejects.toThrow('stopped');
  const again = await openDocumentVault(folder, () => now);
  expect(await again.uploads.offset(upload)).toBe(text.length);
  const document = await again.uploads.append(upload, text.length, Buffer.alloc(0), (made) =>
    Promise.resolve(made),
  );
  expect(document).toMatchObject({ documentId: upload.documentId, mediaType: 'text/plain' });
});

test('what a stop left over of an upload in one piece goes at a start, a day later', async () => {
  const left = join(folder, 'incoming', 'a0b1c2d3.part');
  await writeFile(left, 'half');
  await openDocumentVault(folder, () => now);
  expect(await waiting()).toEqual(['a0b1c2d3.part']);
  await utimes(left, new Date(now - 2 * day), new Date(now - 2 * day));
  await openDocumentVault(folder, () => now);
  expect(await waiting()).toEqual([]);
});
