import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { streamFaults } from './check-places.ts';
import { scavenger } from './scavenger.ts';
import { openStreamLog, type StreamLog } from './stream-log.ts';
import { metastreamOf } from './stream-rules.ts';

const isOfBackbone = (stream: string): boolean => stream.startsWith('case-');

describe('scavenging', () => {
  let folder: string;
  let log: StreamLog;
  let now: number;
  const open = (): StreamLog => openStreamLog({ folder, isOfBackbone, now: () => now });
  beforeEach(() => {
    now = Date.parse('2026-12-01T00:00:00Z');
    folder = mkdtempSync(join(tmpdir(), 'andu-scavenge-'));
    log = open();
  });
  afterEach(() => {
    log.close();
    rmSync(folder, { recursive: true });
  });

  const event = (text: string, type = 'noted') => ({
    id: randomUUID(),
    type,
    json: false,
    data: Buffer.from(text),
    metadata: Buffer.alloc(0),
  });
  /** Writes `<stream>-secret-<revision>` of so many revisions. */
  const write = (stream: string, count: number) =>
    log.append(
      stream,
      Array.from({ length: count }, (_, at) => event(`${stream}-secret-${at}.`)),
      'any',
    );
  const rule = (stream: string, rules: object) =>
    log.append(metastreamOf(stream), [event(JSON.stringify(rules), '$metadata')], 'any');
  const whole = (): Promise<unknown> => log.scavenge(new AbortController().signal);
  const revisionsOf = (stream: string): number[] =>
    log.read.ofStream(stream, 'forwards', 0, 10_000).events.map(({ revision }) => revision);
  const onDisk = (text: string): boolean =>
    readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
  const file = <T>(use: (database: DatabaseSync) => T): T => {
    const database = new DatabaseSync(join(folder, 'streams.sqlite'));
    try {
      return use(database);
    } finally {
      database.close();
    }
  };

  test('what was deleted, truncated, is too many or too old leaves the disk, and nothing else', async () => {
    await write('whole', 3);
    await write('truncated', 1_200);
    await write('counted', 5);
    await write('deleted', 3);
    await write('tombstoned', 3);
    await write('aged', 2);
    now += 60_000;
    await write('aged', 1);
    await rule('truncated', { $tb: 1_100 });
    await rule('counted', { $maxCount: 9 });
    await rule('counted', { $maxCount: 2 });
    await rule('aged', { $maxAge: 30 });
    await log.remove('deleted', 'any');
    await log.tombstone('tombstoned', 'any');
    await write('whole', 1);
    const before = log.read.head();
    expect(await whole()).toEqual({
      // Of the metadata of `counted` only the newest can be read.
      events: 1_100 + 3 + 3 + 3 + 2 + 1,
      streams: 6,
      isEmptied: true,
    });
    expect(revisionsOf('whole')).toEqual([0, 1, 2, 3]);
    expect(revisionsOf('truncated')).toEqual(Array.from({ length: 100 }, (_, at) => 1_100 + at));
    expect(revisionsOf('counted')).toEqual([3, 4]);
    expect(revisionsOf('aged')).toEqual([2]);
    for (const gone of ['truncated-secret-1099.', 'counted-secret-2.', 'aged-secret-1.']) {
      expect(onDisk(gone)).toBe(false);
    }
    for (const gone of ['deleted-secret', 'tombstoned-secret']) expect(onDisk(gone)).toBe(false);
    for (const kept of ['truncated-secret-1100.', 'counted-secret-3.', 'whole-secret-0.']) {
      expect(onDisk(kept)).toBe(true);
    }
    expect(log.read.head()).toBe(before);
    // A deleted stream goes on behind what it had; a second run finds nothing.
    expect(await log.append('deleted', [event('again')], 'noStream')).toMatchObject({
      revision: 3,
    });
    expect(await whole()).toMatchObject({ events: 1 });
    expect(await whole()).toMatchObject({ events: 0, streams: 0 });
    log.close();
    expect(file((database) => streamFaults(database, isOfBackbone))).toEqual([]);
    file((database) =>
      database.exec(
        "DELETE FROM events WHERE revision = 1150 AND CAST(data AS TEXT) LIKE 'trunc%'",
      ),
    );
    expect(file((database) => streamFaults(database, isOfBackbone))).toEqual([
      expect.stringContaining('1 of its'),
    ]);
    log = open();
  });

  test('the last event of all stays, so that its position is given to no other', async () => {
    await write('aged', 2);
    await rule('aged', { $maxAge: 30 });
    const { position } = await write('aged', 2);
    now += 60_000;
    expect(await whole()).toMatchObject({ events: 3 });
    log.close();
    log = open();
    expect(await write('other', 1)).toMatchObject({ position: position! + 1 });
    expect(await whole()).toMatchObject({ events: 1 });
    expect(revisionsOf('aged')).toEqual([]);
  });

  test('nothing of the backbone goes, whatever the file says of its streams', async () => {
    await log.addOfBackbone(
      Array.from({ length: 3 }, (_, revision) => ({
        stream: 'case-1',
        revision,
        type: 'CaseOpened',
        id: randomUUID(),
        recordedAt: now,
        position: revision + 1,
      })),
    );
    await rule('other', { $tb: 9 });
    log.close();
    file((database) =>
      database.exec("UPDATE streams SET name = '$$case-1' WHERE name = '$$other'"),
    );
    file((database) => database.exec("UPDATE streams SET tombstoned = 1 WHERE name = 'case-1'"));
    log = open();
    await write('last', 1);
    expect(await whole()).toMatchObject({ events: 0 });
    expect(file((database) => database.prepare('SELECT count(*) AS n FROM events').get())).toEqual({
      n: 5,
    });
  });

  test('it ends where it is stopped, and the rest goes with the next', async () => {
    await write('truncated', 2_000);
    await rule('truncated', { $tb: 2_000 });
    const stopping = new AbortController();
    const running = log.scavenge(stopping.signal);
    stopping.abort();
    const { events } = await running;
    expect(events).toBeLessThan(2_000);
    expect(await whole()).toMatchObject({ events: 2_000 - events });
  });

  test('one run is under way at a time; it ends when it is stopped, and says so', async () => {
    await write('truncated', 5_000);
    await rule('truncated', { $tb: 5_000 });
    const runs = scavenger(log, (error) => {
      throw error;
    });
    const { id, isNew } = runs.start();
    expect(isNew).toBe(true);
    expect(runs.start()).toEqual({ id, isNew: false });
    expect(runs.stop(randomUUID())).toBeNull();
    expect(runs.stop(id)).toBe(id);
    await runs.close();
    const { events } = log.read.ofStream(`$scavenges-${id}`, 'forwards', 0, 10);
    expect(
      events.map(({ type, data }) => [type, JSON.parse(Buffer.from(data).toString())]),
    ).toEqual([
      ['$scavengeStarted', { scavengeId: id }],
      ['$scavengeCompleted', expect.objectContaining({ scavengeId: id, result: 'Stopped' })],
    ]);
    expect(runs.stop('current')).toBeNull();
  });

  test('a file from before scavenging is taken over, and what goes leaves it as well', async () => {
    await write('truncated', 3);
    log.close();
    file((database) =>
      database.exec(
        'ALTER TABLE streams DROP COLUMN first; PRAGMA user_version = 1; PRAGMA auto_vacuum = 0; VACUUM',
      ),
    );
    expect(file((database) => streamFaults(database, isOfBackbone))).toEqual([]);
    log = open();
    await rule('truncated', { $tb: 2 });
    expect(await whole()).toEqual({ events: 2, streams: 1, isEmptied: true });
    expect(onDisk('truncated-secret-1.')).toBe(false);
    expect(revisionsOf('truncated')).toEqual([2]);
  });
});
