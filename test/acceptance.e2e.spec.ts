import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  andu,
  newFolder,
  removeFolder,
  startServer,
  type RunningAndu,
} from './system/running-andu.ts';

const examples = resolve(import.meta.dirname, '../docs/examples');
const liaocheng = 'prison-liaocheng';
const baimaoling = 'prison-baimaoling';

/** The system as a new user meets it: built, in a process of its own, over HTTP and the command line. */
describe('a first run', () => {
  let server: RunningAndu;
  let folder: string;

  const ask = (agency: string, ...rest: string[]) =>
    andu(['request', '--url', server.url, '--data', folder, '--agency', agency, ...rest]);
  const json = async <T>(agency: string, ...rest: string[]): Promise<T> => {
    const { out, code } = await ask(agency, ...rest);
    expect({ code, out: code === 0 ? '' : out }).toEqual({ code: 0, out: '' });
    return JSON.parse(out) as T;
  };

  beforeAll(async () => {
    folder = await newFolder();
    server = await startServer(folder);
  }, 90_000);
  afterAll(async () => {
    await server.stop();
    await removeFolder(folder);
  });

  test('carries the ten published cases to their outcomes', async () => {
    expect(server.said().match(/PC\d\d: \d+ steps/g)).toHaveLength(10);
    const cases = await json<{ reference: string; stage: string }[]>(
      liaocheng,
      '/api/cases?after=180',
    );
    expect(cases).toEqual([expect.objectContaining({ reference: 'PC04', stage: 'closed' })]);
  });

  test('shows the page of what is running, and answers nobody without a signature', async () => {
    const page = await fetch(`${server.url}/about`);
    expect(await page.text()).toContain('案牍 Andu');
    expect(await (await fetch(server.url)).text()).toContain('<div id="root">');
    const refused = await fetch(`${server.url}/api/cases`, {
      headers: { 'accept-language': 'en' },
    });
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({
      code: 'unauthenticated',
      title: expect.stringContaining('signed in'),
    });
  });

  test('finds 掩饰 in an offence, and nothing for an agency that is no party', async () => {
    type Found = { total: number };
    const query = '/api/search?after=180&q=%E6%8E%A9%E9%A5%B0';
    expect((await json<Found>('court-chengdu', query)).total).toBe(1);
    expect((await json<Found>(liaocheng, query)).total).toBe(0);
  });

  test('reads a dossier as of any position', async () => {
    const [{ id }] = (await json<{ id: string }[]>(liaocheng, '/api/cases')) as [{ id: string }];
    const events = await json<{ position: string }[]>(liaocheng, `/api/cases/${id}/events`);
    const early = await json<{ stage: string }>(
      liaocheng,
      `/api/cases/${id}?at=${events[1]!.position}`,
    );
    expect(early.stage).toBe('departmentReview');
    const stranger = await ask('court-chengdu', `/api/cases/${id}`);
    expect(JSON.parse(stranger.out)).toMatchObject({ status: 403, code: 'forbidden' });
  });

  test('refuses a filing before its day, accepts it corrected, and puts it on the work list', async () => {
    const refused = await ask(
      baimaoling,
      '/api/commands/openCase',
      join(examples, 'open-case-too-early.json'),
    );
    expect(JSON.parse(refused.out)).toMatchObject({
      status: 422,
      code: 'refused-by-law',
      violations: [expect.objectContaining({ rule: 'SPC2016-006-1A', passesFrom: '2026-03-10' })],
    });
    const key = ['--key', '0d9b6d2e-55a0-4c9b-9d52-3b8a5f6f7a10'];
    const file = join(examples, 'open-case.json');
    type Answer = { position: string; caseId: string };
    const first = await json<Answer>(baimaoling, '/api/commands/openCase', file, ...key);
    const again = await json<Answer>(baimaoling, '/api/commands/openCase', file, ...key);
    expect(again).toEqual(first);
    const anew = await ask(baimaoling, '/api/commands/openCase', file);
    expect(JSON.parse(anew.out)).toMatchObject({
      status: 422,
      violations: [{ field: '/duplicateReason', cases: [{ caseId: first.caseId }] }],
    });
    const list = await json<{ entries: { caseId: string }[] }>(
      baimaoling,
      `/api/work-list?after=${first.position}`,
    );
    expect(list.entries.map(({ caseId }) => caseId)).toContain(first.caseId);
  });

  test('gives evidence that verifies offline, and names the fault after one byte has changed', async () => {
    const [{ id }] = (await json<{ id: string }[]>(liaocheng, '/api/cases')) as [{ id: string }];
    const [event] = await json<{ id: string }[]>(liaocheng, `/api/cases/${id}/events`);
    const bundle = join(folder, 'evidence.zip');
    let taken = await ask(liaocheng, `/api/proofs/events/${event!.id}`, '--out', bundle);
    for (let tries = 0; taken.code !== 0 && tries < 50; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      taken = await ask(liaocheng, `/api/proofs/events/${event!.id}`, '--out', bundle);
    }
    expect(taken.code).toBe(0);
    // By itself it only agrees with itself; the keys come another way.
    expect((await andu(['verify', bundle])).code).toBe(3);
    const trust = join(folder, 'trust.json');
    expect((await andu(['keys', '--out', trust, '--data', folder])).code).toBe(0);
    expect((await andu(['verify', bundle, '--trust', trust])).code).toBe(0);
    const bytes = await readFile(bundle);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    await writeFile(bundle, bytes);
    const broken = await andu(['verify', bundle, '--language', 'en']);
    expect(broken.code).toBe(1);
    expect(broken.out).toMatch(/:/);
  }, 90_000);

  test('has everything again after kill -9', async () => {
    const before = await json<unknown[]>(baimaoling, '/api/cases?after=180');
    await server.stop('SIGKILL');
    server = await startServer(folder);
    expect(server.said()).not.toContain('PC04');
    expect(await json<unknown[]>(baimaoling, '/api/cases?after=180')).toEqual(before);
  }, 90_000);
});
