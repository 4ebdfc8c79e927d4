import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backUp, restore } from '../backup/backup.ts';
import { fsckFolder } from './fsck-folder.ts';
import { type AlteredFolder, soundFolders } from './testing/altered-folder.ts';

// Each check fills six views anew, which takes its time on a busy machine.
jest.setTimeout(120_000);

const sound = soundFolders(60);
let folder: AlteredFolder;
beforeAll(() => sound.make());
afterAll(() => sound.dispose());
beforeEach(() => {
  folder = sound.copy();
});
afterEach(() => folder.dispose());

test('of a backup it agrees, and leaves nothing behind in it; modes are kept', async () => {
  const target = join(folder.path, 'kept');
  await backUp(sound.path, target);
  const before = readdirSync(target, { recursive: true }).sort();
  const report = await fsckFolder(target);
  expect(report.differences).toEqual([]);
  expect(report).toMatchObject({ documents: 3, views: 0 });
  expect(readdirSync(target, { recursive: true }).sort()).toEqual(before);
  expect(statSync(join(target, 'log/keys/log.pem')).mode & 0o777).toBe(0o600);
  await restore(target, join(folder.path, 'restored'));
  expect(statSync(join(folder.path, 'restored/events/events.sqlite')).mode & 0o777).toBe(0o600);
});

test('a backup has every document that its events name, or there is no backup', async () => {
  const document = folder.documents()[0]!;
  rmSync(document.path);
  await expect(backUp(folder.path, `${folder.path}-kept`)).rejects.toThrow(
    `document ${document.name}: the file`,
  );
  rmSync(`${folder.path}-kept`, { recursive: true, force: true });
});

test('nor is there one of a folder in which a pipe lies in the place of a document', async () => {
  const document = folder.documents()[0]!;
  rmSync(document.path);
  execFileSync('mkfifo', [document.path]);
  await expect(backUp(folder.path, `${folder.path}-kept`)).rejects.toThrow(
    `document ${document.name}: what lies where`,
  );
  rmSync(`${folder.path}-kept`, { recursive: true, force: true });
});
