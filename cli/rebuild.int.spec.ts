import { jest } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { fillWithCases } from '#ops/bench/rebuild-events.ts';
import { joinFolder } from '#platform/processes/join-folder.ts';
import { run } from './rebuild.ts';

/** Nothing listens there. */
const nobody = 'mongodb://reader:secret@127.0.0.1:1/andu';

let folder: string;
const before = process.env['ANDU_DOSSIERS'];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-rebuild-'));
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  await fillWithCases(store, 60);
  await store.close();
});
afterEach(() => {
  if (before === undefined) delete process.env['ANDU_DOSSIERS'];
  else process.env['ANDU_DOSSIERS'] = before;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rebuilt(options: Record<string, unknown>, view: readonly string[] = []) {
  const [out, err]: [string[], string[]] = [[], []];
  const spies = ([process.stdout, process.stderr] as const).map((stream, index) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      [out, err][index]!.push(String(text));
      return true;
    }),
  );
  try {
    const code = await run({ data: folder, ...options }, view);
    return { code, out: out.join(''), err: err.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

async function headOf(): Promise<number> {
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  try {
    return await store.head();
  } finally {
    await store.close();
  }
}

test('says which views were not rebuilt because their server is away, and rebuilds the others', async () => {
  process.env['ANDU_DOSSIERS'] = nobody;
  const { code, out, err } = await rebuilt({ all: true });
  expect(code).toBe(1);
  for (const view of ['dossier', 'worklist', 'quality']) {
    expect(err).toMatch(new RegExp(`^${view}\\t.*MongoDB is not available: away`, 'm'));
  }
  for (const told of ['secret', '127.0.0.1']) expect(err).not.toContain(told);
  const done = out
    .trim()
    .split('\n')
    .map((line) => line.split('\t')[0]);
  expect(done).toEqual(['search', 'cockpit', 'access', 'warnings']);
}, 120_000);

test('is refused beside any process of the folder, wherever its events are, and leaves its views', async () => {
  const joined = await joinFolder(folder, 'a server');
  joined.started();
  const views = () => readdirSync(join(folder, 'views')).toSorted();
  const there = views();
  await expect(rebuilt({ all: true })).rejects.toThrow(/另有进程.*another process is at work/);
  expect(views()).toEqual(there);
  joined.leave();
  expect((await rebuilt({}, ['access'])).code).toBe(0);
});

test('changes views alone: no event comes in, no log and no notice', async () => {
  const head = await headOf();
  const first = JSON.parse((await rebuilt({ all: true, json: true })).out) as { hash: string }[];
  const second = await rebuilt({ json: true, anew: true }, ['search']);
  expect(second.code).toBe(0);
  expect(first).toHaveLength(7);
  expect(JSON.parse(second.out)).toMatchObject([
    { view: 'search', events: 60, position: 60, hash: first[2]!.hash },
  ]);
  expect(await headOf()).toBe(head);
  expect(['log', 'desk.db', 'notices'].filter((name) => existsSync(join(folder, name)))).toEqual(
    [],
  );
}, 120_000);
