import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { sampleEvent } from '#event-store/testing/sample-events.ts';
import { backUp, restore } from '#ops/backup/backup.ts';
import { run as keys } from '../cli/keys.ts';
import { fileFault } from '../cli/given-file.ts';
import { run as rebuild } from '../cli/rebuild.ts';
import { run as replay } from '../cli/replay.ts';
import { run as systems } from '../cli/systems.ts';
import { fsckFolder } from '#ops/fsck/fsck-folder.ts';
import { startAndu } from '../main.ts';
import { testConfiguration } from './system/test-configuration.ts';

/** Folders that operators name by mistake: each is refused at once, in words, and nothing is left. */
let folder: string;
let data: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-folders-'));
  data = join(folder, 'data');
  const store = await openEmbeddedStore({ folder: join(data, 'events') });
  for (let count = 0; count < 60; count += 1) {
    await store.append('load-1', [sampleEvent({ data: { text: '案'.repeat(2_000) } })], 'any');
  }
  await store.close();
  writeFileSync(join(folder, 'file'), 'x');
  mkdirSync(join(folder, 'full'));
  writeFileSync(join(folder, 'full', 'file'), 'x');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What an operator is told of it. */
async function said(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return 'nothing';
  } catch (error) {
    return fileFault(error) ?? (error as Error).message;
  }
}

describe('is told in both languages where nothing can be written', () => {
  test.each([
    ['/proc/x', '这里不能建立文件夹：/proc/x / No folder can be made here: /proc/x'],
    ['FOLDER/file', '路径中有一段是文件，不是文件夹：FOLDER/file / A part of this path is a file'],
    [
      'FOLDER/file/x',
      '路径中有一段是文件，不是文件夹：FOLDER/file/x / A part of this path is a file',
    ],
    ['FOLDER/full', '文件夹不是空的：FOLDER/full / the folder is not empty: FOLDER/full'],
  ])('who backs up to, restores to, or starts on %s', async (place, sentence) => {
    const target = place.replace('FOLDER', folder);
    const expected = sentence.replaceAll('FOLDER', folder);
    expect(await said(() => backUp(data, target))).toContain(expected);
    const kept = mkdtempSync(join(folder, 'kept-'));
    await backUp(data, kept);
    expect(await said(() => restore(kept, target))).toContain(expected);
    if (place === 'FOLDER/full') return;
    const start = startAndu(testConfiguration(target, { demo: 'off' }));
    await expect(start).rejects.toMatchObject({ name: 'StartFailure' });
  });

  test('who backs up or restores to a disk that is full, and nothing is left on it', async () => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', disk], { stdio: 'pipe' });
    } catch (error) {
      // Only root on Linux mounts: elsewhere the run says that this was not tried.
      process.stderr.write(`NOT TRIED: no small disk could be mounted (${String(error)})\n`);
      return;
    }
    try {
      const kept = mkdtempSync(join(folder, 'kept-'));
      await backUp(data, kept);
      const full = new RegExp(`^磁盘已满：${disk}/.* / The disk is full: ${disk}/`);
      expect(await said(() => backUp(data, join(disk, 'b')))).toMatch(full);
      expect(await said(() => restore(kept, join(disk, 'b')))).toMatch(full);
      expect(readdirSync(join(disk, 'b'))).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

describe('is told that neither folder may lie within the other', () => {
  const apart =
    /^两个文件夹须各自独立，不能互相包含：.* \/ neither folder may lie within the other: /;

  test('who backs a data folder up into itself, also by a link', async () => {
    const link = join(folder, 'link');
    symlinkSync(data, link);
    const before = readdirSync(data, { recursive: true });
    for (const target of [data, join(data, 'b'), join(data, 'x', 'y'), link, join(link, 'b')]) {
      expect(await said(() => backUp(data, target))).toMatch(apart);
    }
    expect(await said(() => backUp(link, join(data, 'b')))).toMatch(apart);
    expect(await said(() => backUp(data, folder))).toMatch(apart);
    expect(readdirSync(data, { recursive: true })).toEqual(before);
    // A name that only begins alike is another folder.
    const beside = `${data}-kept`;
    expect(await backUp(link, beside)).not.toEqual([]);
  });

  test('who restores into the backup itself', async () => {
    const kept = mkdtempSync(join(folder, 'kept-'));
    await backUp(data, kept);
    expect(await said(() => restore(kept, join(kept, 'data')))).toMatch(apart);
    expect(await said(() => restore(kept, kept))).toMatch(apart);
  });
});

describe('is told in both languages that a folder holds no data', () => {
  const commands: readonly [string, (place: string) => Promise<unknown>][] = [
    ['backs it up', (place) => backUp(place, join(folder, 'never'))],
    ['checks it', (place) => fsckFolder(place)],
    ['fills its views', (place) => rebuild({ data: place }, ['search'])],
    ['replays it', (place) => replay({ data: place })],
    ['asks for its keys', (place) => keys({ data: place })],
    ['asks for its systems', (place) => systems({ data: place })],
  ];
  test.each(commands)('who %s', async (_, act) => {
    for (const place of ['/proc/x', join(folder, 'file'), join(folder, 'none')]) {
      const sentence = new RegExp(`^没有\\S+：${place} / There is no [\\w .]+: ${place}$`);
      expect(await said(() => act(place))).toMatch(sentence);
    }
    expect(readdirSync(folder)).not.toContain('never');
    expect(readdirSync(folder)).not.toContain('none');
  });
});

test.each([
  ['that is none', undefined, /^没有这个文件：.*manifest.json \/ There is no such file/],
  ['with a list that is no JSON', '{', /^不是备份的清单：.* \/ not the manifest of a backup/],
  ['with a list of something else', '{"files":[1]}', /^不是备份的清单：/],
  [
    'whose list leads out of it',
    '{"files":[{"path":"../x","size":1,"sha256":""}]}',
    /not a path of a backup: \.\.\/x/,
  ],
])('a backup %s is not restored, in words', async (_, manifest, sentence) => {
  const source = mkdtempSync(join(folder, 'source-'));
  if (manifest !== undefined) writeFileSync(join(source, 'manifest.json'), manifest);
  expect(await said(() => restore(source, join(folder, 'restored')))).toMatch(sentence);
});
