import { copyFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { openEventReader } from '#event-store/open-store.ts';
import { openEmbeddedStore, type EmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import type { AnchoringHandle } from './anchoring.ts';
import { differences } from './fsck/differences.ts';
import { checkLog } from './fsck/fsck.ts';
import { signingAdvice } from './ledger/signing-advice.ts';
import { startAnchoringIn } from './testing/anchoring-in-folder.ts';
import { eventToAppend, streamOf } from './testing/events.ts';
import { newFolder, origin, removeFolder } from './testing/log-in-folder.ts';
import { embeddedChainIn } from './anchoring-options.ts';

/** The stores of a running system whose files are tampered with. */
let folder: string;
let store: EmbeddedStore;
let anchoring: AnchoringHandle | undefined;
let kinds: string[];

async function start(): Promise<void> {
  store = await openEmbeddedStore({ folder: join(folder, 'events') });
  anchoring = await startAnchoringIn(folder, store, {
    onSigning: ({ kind }) => kinds.push(kind),
  });
}
async function stop(): Promise<void> {
  await anchoring?.stop();
  anchoring = undefined;
  await store.close();
}
async function append(count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await store.append(streamOf(number), [eventToAppend(number)], 'any');
  }
}
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(20);
}
const signing = () => anchoring!.status().signing;
const anchored = (size: number) => until(() => anchoring!.status().anchoredSize === size);

function alter(file: string, statement: string): void {
  const database = new DatabaseSync(join(folder, file));
  database.exec(statement);
  database.close();
}

/** Keeps the files of the stopped system under a name, and puts one back. */
const keep = (name: string) =>
  cpSync(folder, `${folder}-kept/${name}`, {
    recursive: true,
    filter: (path) => !path.endsWith('.lock'),
  });
function putBack(name: string, file: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    const kept = join(`${folder}-kept/${name}`, file + suffix);
    rmSync(join(folder, file + suffix), { force: true });
    if (existsSync(kept)) copyFileSync(kept, join(folder, file + suffix));
  }
}

beforeEach(async () => {
  folder = newFolder();
  kinds = [];
  await start();
  await append(10);
  await anchored(10);
});
afterEach(async () => {
  await stop();
  removeFolder(folder);
  removeFolder(`${folder}-kept`);
});

async function refusesToSign(): Promise<void> {
  const claim = { eventIds: [], at: '2026-01-02T03:04:05.678Z' };
  await expect(anchoring!.signReceipt(claim)).rejects.toMatchObject({ code: 'log-disagrees' });
  expect(signingAdvice(signing())!.en).toContain('andu fsck');
}

test('the last rows deleted while it runs: nothing is signed or sequenced any more', async () => {
  alter('events/events.sqlite', 'DELETE FROM events WHERE position > 7');
  await until(() => signing().kind === 'eventsMissing');
  expect(signing()).toEqual({ kind: 'eventsMissing', position: 8 });
  await refusesToSign();
  await append(3);
  // They stand where the deleted ones stood.
  await until(() => signing().kind === 'eventsDiffer');
  expect(anchoring!.status()).toMatchObject({ size: 10, checkpointSize: 10 });
  expect(kinds.at(-1)).toBe('eventsDiffer');
});

test('an older events.sqlite put back is noticed at the start, also after new events came', async () => {
  await stop();
  keep('old');
  await start();
  await append(5);
  await anchored(15);
  await stop();
  putBack('old', 'events/events.sqlite');
  await start();
  expect(signing()).toEqual({ kind: 'eventsMissing', position: 11 });
  await append(9);
  await until(() => signing().kind === 'eventsDiffer');
  expect(signing()).toEqual({ kind: 'eventsDiffer', position: 15 });
  await refusesToSign();
  expect(anchoring!.status()).toMatchObject({ size: 15, checkpointSize: 15 });
});

/** What `andu fsck` finds in the stopped system's log and chain. */
async function fsck(): Promise<readonly string[]> {
  const found = differences();
  const reader = openEventReader({ kind: 'embedded', folder: join(folder, 'events') });
  const log = join(folder, 'log');
  await checkLog(
    {
      folder: log,
      origin,
      ledger: embeddedChainIn(log),
      use: 'live',
      events: () => reader.readAll(),
    },
    found,
  );
  await reader.close();
  return found.kept().map(({ where, at, detail }) => `${where} ${at}: ${detail}`);
}

/** Keeps the stopped system as `old`, then has it anchor twice more, the first events by `more`. */
async function growBeyondOld(more: () => Promise<unknown>): Promise<void> {
  await stop();
  keep('old');
  await start();
  await more();
  await anchored(15);
  await append(3);
  await anchored(18);
  await stop();
  keep('new');
}

/** How many heads of more than `after` leaves and up to `upTo` the chain has. */
function headsOnChain(after: number, upTo: number): number {
  const chain = new DatabaseSync(join(folder, 'log/ledger.db'), { readOnly: true });
  const heads = chain
    .prepare('SELECT size FROM checkpoint WHERE size > ? AND size <= ?')
    .all(after, upTo);
  chain.close();
  return heads.length;
}

test('an older anchors.db is made whole from the events and the chain, and it is counted', async () => {
  await growBeyondOld(() => append(5));
  expect(await fsck()).toEqual([]);
  putBack('old', 'log/anchors.db');
  expect((await fsck()).join('\n')).toMatch(/the chain has a head that the log does not have/);
  await start();
  await until(() => signing().kind === 'allowed');
  await append(2);
  await anchored(20);
  // Those of 15 and of 18 leaves, and on a busy machine one on the way; what it signs since then it anchors itself.
  const takenOver = headsOnChain(10, 18);
  expect(takenOver).toBeGreaterThanOrEqual(2);
  expect(anchoring!.status()).toMatchObject({ size: 20, takenOver });
  await stop();
  expect(await fsck()).toEqual([]);
  await start();
});

test('an older anchors.db that does not give the roots of the chain again stays red, for fsck too', async () => {
  // The key under which a new case has its pseudonym is in the newer file only.
  await growBeyondOld(async () => {
    for (let number = 0; number < 5; number++) {
      await store.append('case-new', [eventToAppend(number)], 'any');
    }
  });
  putBack('old', 'log/anchors.db');
  await start();
  await until(() => signing().kind === 'divergedFromChain');
  expect(signing()).toEqual({ kind: 'divergedFromChain', chainSize: 15 });
  await refusesToSign();
  await stop();
  expect((await fsck()).join('\n')).toMatch(/the chain has a head that the log does not have/);
  await start();
});

test('an older ledger.db is behind the log', async () => {
  await growBeyondOld(() => append(5));
  putBack('old', 'log/ledger.db');
  await start();
  await until(() => signing().kind === 'chainBehindLog');
  expect(signing()).toEqual({ kind: 'chainBehindLog', chainSize: 10, anchoredSize: 18 });
  await refusesToSign();
});

test.each([
  [
    'the root of the newest checkpoint on the chain',
    `UPDATE checkpoint SET root = '00' WHERE size = 18`,
    { kind: 'divergedFromChain', chainSize: 18 },
  ],
  [
    'the root of an earlier checkpoint on the chain',
    `UPDATE checkpoint SET root = '00' WHERE size = 10`,
    { kind: 'divergedFromChain', chainSize: 10 },
  ],
  [
    'a checkpoint taken off the chain',
    `DELETE FROM checkpoint WHERE size = 15`,
    { kind: 'chainDiffers', chainSize: 15 },
  ],
  [
    'a block of the chain',
    // Which block has a head hangs on when the log came to look.
    `UPDATE block SET content = replace(content, '"number":', '"number":7')
       WHERE number = (SELECT block FROM checkpoint WHERE size = 15)`,
    { kind: 'chainDiffers', chainSize: 15 },
  ],
])('%s, altered while it runs, stops signing', async (_, statement, expected) => {
  await append(5);
  await anchored(15);
  await append(3);
  await anchored(18);
  await until(() => signing().kind === 'allowed');
  alter('log/ledger.db', statement);
  await until(() => signing().kind === expected.kind);
  expect(signing()).toEqual(expected);
  await refusesToSign();
});

test('a signed head and an anchor taken out of the log are taken over from the chain', async () => {
  await append(5);
  await anchored(15);
  await stop();
  alter('log/anchors.db', 'DELETE FROM checkpoint WHERE size = 10');
  alter('log/anchors.db', 'DELETE FROM anchor WHERE size = 10');
  expect(await fsck()).not.toEqual([]);
  await start();
  await until(() => anchoring!.status().takenOver === 1);
  await stop();
  expect(await fsck()).toEqual([]);
  await start();
});

test('an altered event far from the newest is noticed with the next look', async () => {
  await append(1_200);
  await anchored(1_210);
  await wait(1_200);
  alter('events/events.sqlite', `UPDATE events SET data = '{}' WHERE position = 700`);
  const since = performance.now();
  await until(() => signing().kind === 'eventsDiffer');
  expect(performance.now() - since).toBeLessThan(10_000);
  expect(signing()).toEqual({ kind: 'eventsDiffer', position: 700 });
}, 60_000);

test.each([
  [
    'an altered event',
    'events/events.sqlite',
    `UPDATE events SET data = '{}' WHERE position = 4`,
    { kind: 'eventsDiffer', position: 4 },
  ],
  [
    'an event that is no JSON',
    'events/events.sqlite',
    `UPDATE events SET data = '{' WHERE position = 4`,
    { kind: 'eventsDiffer', position: 4 },
  ],
  [
    'an event taken out',
    'events/events.sqlite',
    'DELETE FROM events WHERE position = 4',
    { kind: 'eventsMissing', position: 4 },
  ],
  [
    'a leaf taken out',
    'log/anchors.db',
    'DELETE FROM leaf WHERE idx = 3',
    { kind: 'leavesMissing', index: 3 },
  ],
  [
    'an altered leaf',
    'log/anchors.db',
    "UPDATE leaf SET bytes = x'7b7d' WHERE idx = 3",
    { kind: 'treeDiffers', index: 3 },
  ],
  [
    'a log cut short',
    'log/anchors.db',
    'UPDATE log SET size = 8; DELETE FROM seal',
    { kind: 'valuesDiffer' },
  ],
  [
    'a head of more leaves than there are',
    'log/anchors.db',
    'INSERT INTO checkpoint SELECT origin, 18, root, note, signed_at FROM checkpoint WHERE size = 10',
    { kind: 'headBeyondLog', headSize: 18, logSize: 10 },
  ],
  [
    'since when a key counts, with the digest over it taken out,',
    'log/anchors.db',
    "UPDATE log_key SET valid_from = '2020-01-01T00:00:00.000Z'; DELETE FROM seal",
    { kind: 'valuesDiffer' },
  ],
  [
    'another root',
    'log/anchors.db',
    'UPDATE checkpoint SET root = zeroblob(32) WHERE size = 10',
    { kind: 'headDiffers', headSize: 10 },
  ],
  [
    'another note',
    'log/anchors.db',
    "UPDATE checkpoint SET note = replace(note, '\n10\n', '\n9\n') WHERE size = 10",
    { kind: 'headDiffers', headSize: 10 },
  ],
  ['the broken promises', 'log/anchors.db', 'UPDATE log SET late = 7', { kind: 'valuesDiffer' }],
  [
    'since when a key counts',
    'log/anchors.db',
    "UPDATE log_key SET valid_from = '2001-01-01T00:00:00.000Z'",
    { kind: 'valuesDiffer' },
  ],
])('%s stops signing while it runs, and may be mended', async (_, file, statement, expected) => {
  if (file === 'log/anchors.db') {
    // Its only writer is stopped, so that it does not wait for us.
    await stop();
    alter(file, statement);
    await start();
  } else alter(file, statement);
  await until(() => signing().kind === expected.kind);
  expect(signing()).toEqual(expected);
  await refusesToSign();
});

test('a log without a seal of the first version gets one, and signs on', async () => {
  await stop();
  alter('log/anchors.db', 'DROP TABLE seal');
  await start();
  await append(1);
  await anchored(11);
  await stop();
  expect(await fsck()).toEqual([]);
  await start();
});

test('a log whose only key was ended does not start, and says in which file', async () => {
  await stop();
  alter(
    'log/anchors.db',
    "UPDATE log_key SET valid_until = '2026-01-01T00:00:00.000Z'; DELETE FROM seal",
  );
  expect((await fsck()).join('\n')).toMatch(/log_key: .*none of them is in use/);
  // As SQLite names damage: the start says to restore it from a backup.
  await expect(start()).rejects.toMatchObject({
    errcode: 11,
    message: expect.stringContaining('log/anchors.db'),
  });
});

/** An event of which a leaf cannot be made, as the newest; gives its position. */
const unfit = {
  'has a salt of another length': async () => {
    const event = eventToAppend(99);
    const metadata = { ...event.metadata, salt: 'c2hvcnQ' };
    await store.append(streamOf(99), [{ ...event, metadata }], 'any');
  },
  'cannot be read before it has a leaf': async () => {
    await stop();
    store = await openEmbeddedStore({ folder: join(folder, 'events') });
    await append(1);
    alter('events/events.sqlite', `UPDATE events SET data = '{' WHERE position = 11`);
    await store.close();
    await start();
  },
};

test.each(Object.entries(unfit))(
  'an event that %s stops signing with its place, and the log goes on once it is mended',
  async (_, write) => {
    await write();
    await until(() => signing().kind === 'eventWithoutLeaf');
    expect(signing()).toEqual({ kind: 'eventWithoutLeaf', position: 11 });
    await refusesToSign();
    await append(3);
    await wait(1_200);
    // The thread is at work, and nothing behind the event has a leaf.
    expect(anchoring!.fault()).toBeNull();
    expect(anchoring!.status()).toMatchObject({ size: 10, checkpointSize: 10 });
    const { metadata } = eventToAppend(99);
    alter(
      'events/events.sqlite',
      `UPDATE events SET data = '{}', metadata = '${JSON.stringify(metadata)}' WHERE position = 11`,
    );
    await anchored(14);
    expect(signing()).toEqual({ kind: 'allowed' });
  },
);
