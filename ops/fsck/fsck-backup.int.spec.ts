import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startAnchoring } from '#chain-anchors/anchoring.ts';
import { embeddedChainIn } from '#chain-anchors/anchoring-options.ts';
import { differences } from '#chain-anchors/fsck/differences.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { backUp, restore } from '../backup/backup.ts';
import { checkedFolder, checkRecords, fsckFolder } from './fsck-folder.ts';
import { type AlteredFolder, saltedEvents, soundFolders } from './testing/altered-folder.ts';

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

test('of a folder that anchors all the time, events tell of no anchoring that the copied log does not have', async () => {
  const store = await openEmbeddedStore({ folder: join(folder.path, 'events') });
  const log = join(folder.path, 'log');
  const anchoring = await startAnchoring({
    folder: log,
    origin: 'andu',
    events: store.description,
    ledger: embeddedChainIn(log),
    store,
    records: store,
    batchDelayMs: 1,
    tickMs: 5,
    anchorIntervalMs: 1,
    onFailure: (error) => {
      throw error;
    },
  });
  const stop = new AbortController();
  const writing = writeUntil(stop.signal, (sequence) =>
    store.append('load-1', saltedEvents(sequence), 'any'),
  );
  const target = `${folder.path}-kept`;
  try {
    for (let round = 1; round <= 5; round += 1) {
      const before = (await Array.fromAsync(store.readStream('anchoring'))).length;
      await backUp(folder.path, target);
      const found = differences();
      await checkRecords(checkedFolder(target), 'andu', found);
      expect(found.kept()).toEqual([]);
      rmSync(target, { recursive: true });
      while ((await Array.fromAsync(store.readStream('anchoring'))).length <= before) await wait(5);
    }
  } finally {
    rmSync(target, { recursive: true, force: true });
    stop.abort();
    await writing;
    await anchoring.stop();
    await store.close();
  }
});

async function writeUntil(
  signal: AbortSignal,
  write: (sequence: number) => Promise<unknown>,
): Promise<void> {
  for (let sequence = 0; !signal.aborted; sequence += 1) {
    await write(sequence);
    await wait(1);
  }
}
