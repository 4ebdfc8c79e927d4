import { jest } from '@jest/globals';
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startAnchoring } from '#chain-anchors/anchoring.ts';
import { differences } from '#chain-anchors/fsck/differences.ts';
import { rememberContents } from '#platform/data-folder/contents.ts';
import { checkFiles } from './check-files.ts';
import { checkedFolder, fsckFolder } from './fsck-folder.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import {
  type AlteredFolder,
  ledgerFile,
  logFile,
  saltedEvents,
  soundFolders,
} from './testing/altered-folder.ts';
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

test.each([
  ['a tile too many', logFile, 'INSERT INTO tile VALUES (5, 0, zeroblob(32))', /tiles where/],
  ['the root of a checkpoint', logFile, 'UPDATE checkpoint SET root = zeroblob(32)', /^checkpoint/],
  [
    'a signature',
    logFile,
    "UPDATE checkpoint SET note = replace(note, '— andu', '— anda')",
    /^checkpoint .*signature/,
  ],
  [
    'since when a key counts',
    logFile,
    `UPDATE log_key SET valid_from = '2001-01-01T00:00:00.000Z'`,
    /not those that were sealed/,
  ],
  [
    'since when a key counts, with the digest taken out,',
    logFile,
    `UPDATE log_key SET valid_from = '2020-01-01T00:00:00.000Z'; DELETE FROM seal`,
    /not those that were sealed/,
  ],
  ['the broken promises', logFile, 'UPDATE log SET late = 0 - 1', /not those that were sealed/],
  [
    'the key of a case',
    logFile,
    'UPDATE case_key SET key = zeroblob(32)',
    /case_key of anchors.db/,
  ],
  [
    'a transaction of the log',
    logFile,
    "UPDATE anchor SET tx_id = 'ff'",
    /^anchor .*of another transaction/,
  ],
  [
    'the endorsers',
    logFile,
    `UPDATE chain_identity SET content = replace(content, '"from":"2', '"from":"3')`,
    /^(ledger|key)/,
  ],
  [
    'a transaction column',
    ledgerFile,
    `UPDATE block SET tx_id = 'ff' WHERE number = 0`,
    /^ledger block 0: it is found under another/,
  ],
  [
    'a block',
    ledgerFile,
    `UPDATE block SET content = replace(content, '"number":0', '"number":7') WHERE number = 0`,
    /^ledger block 0/,
  ],
  [
    'a block column',
    ledgerFile,
    `UPDATE checkpoint SET block = 99`,
    /^ledger block .*is not found under/,
  ],
  [
    'a root on the chain',
    ledgerFile,
    `UPDATE checkpoint SET root = '00'`,
    /^ledger block .*is not found under/,
  ],
  [
    'another key of the log on the chain',
    ledgerFile,
    `INSERT INTO log_key VALUES ('andu', zeroblob(91))`,
    /^ledger log_key: andu is registered with a key that the log does not have$/,
  ],
  [
    'a fork that nothing proves',
    ledgerFile,
    `INSERT INTO fork VALUES ('andu', 'a', 'b')`,
    /^ledger fork of andu: its notes do not prove it$/,
  ],
  [
    'a refusal of what nobody tried',
    ledgerFile,
    `INSERT INTO invalid VALUES ('ff', 'fork')`,
    /^ledger invalid ff: the log never tried it$/,
  ],
  [
    'that nothing was anchored, though the chain has it',
    logFile,
    'DELETE FROM anchor',
    /^anchor \d+: the chain has it, the log never tried it$/,
  ],
  [
    'an anchor that is of another shape, in words',
    logFile,
    `UPDATE anchor SET state = 'unknown', evidence = '{}'`,
    /^anchor attempt 1: proposal: [^{[]*$/,
  ],
])('%s is named', async (_, file, statement, expected) => {
  folder.alter(file, statement);
  expect(await folder.foundInRecords()).toContainEqual(expect.stringMatching(expected));
});

test('the table of the digest, taken out of a folder that was served, is named as a start names it', async () => {
  rememberContents(folder.path, 'embedded');
  folder.alter(logFile, 'DROP TABLE seal');
  const found = differences();
  await checkFiles(checkedFolder(folder.path), found);
  expect(found.kept()).toContainEqual({
    where: 'file',
    at: logFile,
    detail: 'nothing starts with it: it has no table seal',
  });
});

test('leaves that came later than receipts promise are counted', async () => {
  expect(await fsckFolder(folder.path)).toMatchObject({ late: 0 });
  folder.alter(logFile, 'UPDATE log SET late = 12');
  expect(await fsckFolder(folder.path)).toMatchObject({ late: 12 });
});

test('an older anchors.db under a newer ledger.db is named', async () => {
  const file = join(folder.path, logFile);
  const old = `${file}-old`;
  folder.alter(logFile, 'PRAGMA wal_checkpoint(TRUNCATE)');
  copyFileSync(file, old);
  await addAndAnchor(folder.path);
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  copyFileSync(old, file);
  rmSync(old);
  expect((await folder.foundInRecords()).join('\n')).toMatch(
    /ledger \d+: the chain has a head that the log does not have/,
  );
});

test('a missing key of the log is named, and none is made', async () => {
  rmSync(join(folder.path, 'log/keys/log.pem'));
  expect(await folder.foundInRecords()).toContainEqual('key log.pem: the file is missing');
  expect(readdirSync(join(folder.path, 'log/keys'))).toEqual(['embedded-endorser.pem']);
});

test('an event that no leaf can commit to is named before the log has come to it', async () => {
  const store = await openEmbeddedStore({ folder: join(folder.path, 'events') });
  const [event] = saltedEvents(1);
  const metadata = { ...event!.metadata, salt: 'c2hvcnQ' };
  await store.append('load-1', [{ ...event!, metadata }], 'any');
  await store.close();
  expect(await folder.foundInRecords()).toContainEqual(
    expect.stringMatching(/^event .*: no leaf can commit to it/),
  );
});

async function addAndAnchor(folder: string): Promise<void> {
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  for (let sequence = 0; sequence < 20; sequence += 1) {
    await store.append('load-1', saltedEvents(sequence), 'any');
  }
  const head = await store.head();
  const anchoring = await startAnchoring({
    folder: join(folder, 'log'),
    origin: 'andu',
    events: store.description,
    ledger: embeddedChainIn(join(folder, 'log')),
    store,
    batchDelayMs: 10,
    anchorIntervalMs: 10,
    onFailure: (error) => {
      throw error;
    },
  });
  while (anchoring.status().anchoredSize < head) await wait(10);
  await anchoring.stop();
  await store.close();
}

test('events that were recorded after the log ended are no difference, and are counted', async () => {
  const before = await fsckFolder(folder.path);
  const store = await openEmbeddedStore({ folder: join(folder.path, 'events') });
  const added = saltedEvents(2);
  await store.append('load-1', added, 'any');
  await store.close();
  const { found, events, waiting } = await fsckFolder(folder.path);
  expect({ found, events, waiting }).toEqual({
    found: 0,
    events: before.events,
    waiting: before.waiting + added.length,
  });
});
