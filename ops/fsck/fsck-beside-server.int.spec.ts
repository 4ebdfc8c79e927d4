import { noNames } from '#domain/directory/directory-names.ts';
import { jest } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startAnchoring } from '#chain-anchors/anchoring.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { startProjections } from '#projections/start-projections.ts';
import { fsckFolder } from './fsck-folder.ts';
import { type AlteredFolder, saltedEvents, soundFolders } from './testing/altered-folder.ts';
import { embeddedChainIn } from '#chain-anchors/anchoring-options.ts';

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

test('five times beside a server that writes all the while, it finds nothing', async () => {
  const store = await openEmbeddedStore({ folder: join(folder.path, 'events') });
  const anchoring = await startAnchoring({
    folder: join(folder.path, 'log'),
    origin: 'andu',
    events: store.description,
    ledger: embeddedChainIn(join(folder.path, 'log')),
    store,
    batchDelayMs: 5,
    anchorIntervalMs: 20,
    anchorLeaves: 1,
    onFailure: (error) => {
      throw error;
    },
  });
  const projections = await startProjections({
    names: noNames,
    stored: { kind: 'embedded', folder: join(folder.path, 'views') },
    events: { kind: 'thread', store: store.description },
  });
  const headBefore = await store.head();
  let ended = false;
  const writing = (async () => {
    for (let sequence = 0; !ended; sequence += 1) {
      await store.append('load-1', saltedEvents(sequence), 'any');
      await wait(10);
    }
  })();
  try {
    for (let round = 0; round < 5; round += 1) {
      expect((await fsckFolder(folder.path)).differences).toEqual([]);
    }
    expect(await store.head()).toBeGreaterThan(headBefore);
    expect(anchoring.status().anchoredSize).toBeGreaterThan(headBefore);
  } finally {
    ended = true;
    await writing;
    await projections.close();
    await anchoring.stop();
    await store.close();
  }
});

test('a document that comes in while it checks is not called unrecorded', async () => {
  const checking = fsckFolder(folder.path);
  writeFileSync(join(folder.path, 'documents', 'coming'), 'x');
  expect((await checking).unrecorded).toEqual([]);
  expect((await fsckFolder(folder.path)).unrecorded).toEqual(['coming']);
});
