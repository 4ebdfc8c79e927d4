import { noNames } from '#domain/directory/directory-names.ts';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { openEmbeddedStore, type EmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { fillWithCases } from '#ops/bench/rebuild-events.ts';
import { viewNames } from '#projections/ports/views.ts';
import { startProjections, type ProjectionsHandle } from '#projections/start-projections.ts';

/** All six views over an embedded store, one event of which was altered by hand. */
let folder: string;
let store: EmbeddedStore;
let projections: ProjectionsHandle;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-unreadable-'));
  store = await openEmbeddedStore({ folder: join(folder, 'events') });
  await fillWithCases(store, 600);
});
afterEach(async () => {
  await projections.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  projections = await startProjections({
    names: noNames,
    stored: { kind: 'embedded', folder: join(folder, 'views') },
    events: { kind: 'thread', store: store.description },
  });
  await projections.ready;
}

test('one event that cannot be read parks its case; all six views go on', async () => {
  const events = await Array.fromAsync(store.readAll());
  const bad = events.findIndex(({ stream }, at) => at > 100 && stream.startsWith('case-')) + 1;
  const { stream } = events[bad - 1]!;
  const database = new DatabaseSync(store.file);
  database.exec(`UPDATE events SET data = '{"name":"张三' WHERE position = ${bad}`);
  database.close();
  await start();
  for (const status of projections.status()) {
    expect(status).toMatchObject({ position: events.length, fault: null });
    if (status.parked === 0) continue;
    const parked = await projections.parked(status.view as (typeof viewNames)[number]);
    expect(new Set(parked.map(({ key }) => key))).toEqual(new Set([stream]));
    expect(JSON.stringify(parked)).not.toContain('张三');
  }
  expect(projections.status().find(({ view }) => view === 'dossier')!.parked).toBeGreaterThan(0);
});

test('a view whose file became garbage while it serves is filled anew when it is asked', async () => {
  await start();
  const request = {
    filter: {},
    sort: 'position',
    order: 'ascending',
    offset: 0,
    limit: 5,
  } as const;
  const { total } = await projections.stores.dossiers.list(request);
  const name = readdirSync(join(folder, 'views')).find((each) =>
    /^dossier-\d+\.sqlite$/.test(each),
  )!;
  await projections.close();
  const file = join(folder, 'views', name);
  writeFileSync(file, Buffer.alloc(statSync(file).size, 0xa5));
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  await start();
  for (;;) {
    const answer = await projections.stores.dossiers.list(request).catch(() => null);
    if (answer !== null) {
      expect(answer.total).toBe(total);
      break;
    }
    await wait(20);
  }
});
