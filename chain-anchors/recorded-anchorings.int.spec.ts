import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { openEmbeddedStore, type EmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { openEventReader } from '#event-store/open-store.ts';
import type { AnchoringHandle } from './anchoring.ts';
import { embeddedChainIn } from './anchoring-options.ts';
import { differences } from './fsck/differences.ts';
import { checkLog } from './fsck/fsck.ts';
import { signingAdvice } from './ledger/signing-advice.ts';
import { startAnchoringIn } from './testing/anchoring-in-folder.ts';
import { eventToAppend, streamOf } from './testing/events.ts';
import { newFolder, origin, removeFolder } from './testing/log-in-folder.ts';

/** A running system that records its anchorings; log and chain are tampered with while it is stopped. */
let folder: string;
let store: EmbeddedStore;
let anchoring: AnchoringHandle | undefined;

async function start(anchorIntervalMs = 50): Promise<void> {
  store = await openEmbeddedStore({ folder: join(folder, 'events') });
  anchoring = await startAnchoringIn(folder, store, {
    records: store,
    batchDelayMs: 10,
    tickMs: 50,
    anchorIntervalMs,
  });
}
async function stop(): Promise<void> {
  await anchoring?.stop();
  anchoring = undefined;
  await store.close();
}
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(20);
}
async function append(count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await store.append(streamOf(number), [eventToAppend(number)], 'any');
  }
}
const signing = () => anchoring!.status().signing;
const records = () => Array.fromAsync(store.readStream('anchoring'));
/** Until it was told that the chain has a head over all that is not such a telling itself. */
const told = (size: number) =>
  until(async () => Number((await records()).at(-1)?.data['size'] ?? 0) >= size);

/** Appends, and waits until all of it is anchored and told. */
async function appendAndTell(count: number): Promise<void> {
  await append(count);
  await told(await store.head());
}

const kept = (): string => `${folder}-kept`;
const keepLog = (): void => cpSync(join(folder, 'log'), kept(), { recursive: true });
function putBack(...names: readonly string[]): void {
  for (const name of names) {
    for (const suffix of ['-wal', '-shm'])
      rmSync(join(folder, 'log', name + suffix), { force: true });
    cpSync(join(kept(), name), join(folder, 'log', name));
  }
}
function alter(file: string, statement: string): void {
  const database = new DatabaseSync(join(folder, 'log', file));
  database.exec(statement);
  database.close();
}

/** What `andu fsck` finds in the stopped system's log and chain. */
async function fsck(): Promise<readonly string[]> {
  const found = differences();
  const reader = openEventReader({ kind: 'embedded', folder: join(folder, 'events') });
  const log = join(folder, 'log');
  const ledger = embeddedChainIn(log);
  const events = () => reader.readAll();
  await checkLog({ folder: log, origin, ledger, use: 'live', events }, found);
  await reader.close();
  return found.kept().map(({ where, at, detail }) => `${where} ${at}: ${detail}`);
}

beforeEach(async () => {
  folder = newFolder();
  await start();
  await appendAndTell(10);
});
afterEach(async () => {
  await stop();
  removeFolder(folder);
  removeFolder(kept());
});

test('an anchoring is an event, and that event alone is no reason for another one', async () => {
  const size = anchoring!.status().anchoredSize;
  await until(() => anchoring!.status().checkpointSize > size);
  await wait(500);
  const tellings = await records();
  const all = await store.head();
  expect(all).toBe(10 + tellings.length);
  expect(anchoring!.status()).toMatchObject({ checkpointSize: all, size: all, toRecord: null });
  expect(tellings.at(-1)).toMatchObject({
    type: 'HeadAnchored',
    data: { size: anchoring!.status().anchoredSize, txId: expect.stringMatching(/^[0-9a-f]{64}$/) },
    metadata: { actor: { kind: 'service', id: 'log' } },
  });
  // With the next event it is anchored as well.
  await appendAndTell(1);
  expect(anchoring!.status().anchoredSize).toBeGreaterThan(all);
  await stop();
  expect(await fsck()).toEqual([]);
  await start();
});

async function isForgotten(): Promise<void> {
  await until(() => signing().kind === 'anchoringForgotten');
  expect(signingAdvice(signing())!.zh).toContain('存证');
  const claim = { eventIds: [], at: '2026-01-02T03:04:05.678Z' };
  await expect(anchoring!.signReceipt(claim)).rejects.toMatchObject({ code: 'log-disagrees' });
}

test('an older anchors.db and the ledger.db of its time, put back together, stop signing and are named', async () => {
  await stop();
  keepLog();
  await start();
  await appendAndTell(5);
  await stop();
  putBack('anchors.db', 'ledger.db');
  const told = /^anchor \d+: the event at position \d+ tells of its anchoring, and the log has no/;
  expect(await fsck()).toContainEqual(expect.stringMatching(told));
  await start();
  await isForgotten();
  await append(3);
  const all = await store.head();
  await until(() => anchoring!.status().size === all);
  expect(signing().kind).toBe('anchoringForgotten');
  await stop();
  expect(await fsck()).toContainEqual(expect.stringMatching(told));
  await start();
});

test('an older anchors.db alone is made whole from events and chain, and the tellings hold', async () => {
  await stop();
  keepLog();
  await start();
  await appendAndTell(5);
  await stop();
  putBack('anchors.db');
  await start();
  await until(() => signing().kind === 'allowed' && anchoring!.status().takenOver > 0);
  await appendAndTell(2);
  await stop();
  expect(await fsck()).toEqual([]);
  await start();
});

test.each([
  [
    'the last block, its checkpoint, its attempt and its head, taken out together,',
    {
      'ledger.db': `DELETE FROM checkpoint WHERE block = (SELECT max(number) FROM block);
        DELETE FROM block WHERE number = (SELECT max(number) FROM block)`,
      'anchors.db': `DELETE FROM checkpoint WHERE size = (SELECT max(size) FROM anchor);
        DELETE FROM anchor WHERE size = (SELECT max(size) FROM anchor)`,
    },
    /^anchor \d+: .*the log has no anchor of it$/,
  ],
  [
    'when a head was signed',
    {
      'anchors.db': `UPDATE checkpoint SET signed_at = '2020-01-01T00:00:00.000Z' WHERE size = SIZE`,
    },
    /^anchor \d+: .*the signed heads of \d+ to \d+ leaves are not those that were signed$/,
  ],
  [
    'a head that was signed and never anchored, taken out,',
    { 'anchors.db': `DELETE FROM checkpoint WHERE size = SIZE` },
    /^anchor \d+: .*the signed heads of \d+ to \d+ leaves are not those that were signed$/,
  ],
])('%s stops signing and is named', async (_, statements, expected) => {
  // The head over the telling alone is signed, and never anchored: the next one is over other events too.
  const all = await store.head();
  await until(() => anchoring!.status().checkpointSize === all);
  await appendAndTell(4);
  await stop();
  for (const [file, statement] of Object.entries(statements)) {
    alter(file, statement.replace('SIZE', String(all)));
  }
  expect(await fsck()).toContainEqual(expect.stringMatching(expected));
  await start();
  await isForgotten();
});
