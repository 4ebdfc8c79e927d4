import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { publishedCaseSeats } from '#demo/directory.ts';
import { anotherOpening } from '#domain/casework/testing/scenario.ts';
import { fsckFolder } from '#ops/fsck/fsck-folder.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { serveAndu, type Answer, type ServedAndu } from './system/served-andu.ts';

let folder: string;
let mounted = false;
let andu: ServedAndu;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m,mode=0700', 'tmpfs', folder], {
      stdio: 'pipe',
    });
    mounted = true;
  } catch (error) {
    // Only root on Linux mounts: elsewhere the run says that this was not tried.
    process.stderr.write(`NOT TRIED: no small disk could be mounted (${String(error)})\n`);
    return;
  }
  andu = await serveAndu({ dataFolder: join(folder, 'data') });
}, 60_000);
afterAll(async () => {
  if (mounted) {
    free();
    await andu.close();
    execFileSync('umount', [folder]);
  }
  rmSync(folder, { recursive: true });
});

const filling = (): string => join(folder, 'filling');
/** To the last block, also what was given back since. */
function fill(): void {
  try {
    for (;;) appendFileSync(filling(), Buffer.alloc(4096));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  }
}
const free = (): void => rmSync(filling(), { force: true });

test('every signed call on a full disk is a problem with its code, and goes on when there is room', async () => {
  if (!mounted) return;
  const seat = publishedCaseSeats['PC11']!;
  const agencies = agenciesOf(seat);
  const signed = andu.signedBy(seat.prison.id);
  const open = (): Promise<Answer> =>
    signed('/api/commands/openCase', {
      method: 'POST',
      headers: { 'idempotency-key': randomUUID() },
      body: { data: anotherOpening({ agencies }) },
    });
  const calls = {
    read: () => signed('/api/commands'),
    list: () => signed('/api/cases'),
    command: open,
    review: () => signed('/api/review', { method: 'POST', body: {} }),
    upload: () => {
      const form = new FormData();
      form.append('file', new Blob([Buffer.alloc(200_000, 'a')]), 'a.txt');
      return signed('/api/documents', { method: 'POST', body: form });
    },
  };
  /** Somebody who signs in sees a page, not the problem of a program. */
  const lookAtSignIn = async (): Promise<string> => {
    const accept = 'text/html,*/*;q=0.8';
    const answer = await fetch(`${andu.url}/api/session/sign-in`, { headers: { accept } });
    return `${answer.status} ${answer.headers.get('content-type')}`;
  };
  /** Streams of the cases that were acknowledged. */
  const acknowledged: string[] = [];
  const all = async (): Promise<void> => {
    for (const [name, call] of Object.entries(calls)) {
      const answer = await call();
      const { code = null, caseId } = (answer.body ?? {}) as { code?: string; caseId?: string };
      const said = [name, answer.status, code];
      if (answer.status === 507) expect(said).toEqual([name, 507, 'storage-full']);
      else if (answer.status === 503) expect(said).toEqual([name, 503, expect.any(String)]);
      else expect(answer.status).toBeLessThan(500);
      if (name === 'command' && answer.status < 300) acknowledged.push(`case-${caseId}`);
      answered.push(answer.status);
    }
  };
  let answered: number[] = [];

  await all();
  expect(acknowledged).toHaveLength(1);
  fill();
  answered = [];
  await all();
  expect(answered).toEqual(answered.map(() => 507));
  expect(await lookAtSignIn()).toBe('507 text/html; charset=utf-8');
  // A little room each time: one part after the other finds none.
  for (const blocks of [1, 2, 3, 5, 8, 13, 21, 34]) {
    fill();
    truncateSync(filling(), statSync(filling()).size - blocks * 4096);
    await all();
  }
  free();
  // No restart: the store tries again by itself.
  await waitUntil(async () => (await open()).status === 201);
  answered = [];
  await all();
  expect(answered.filter((status) => status >= 500)).toEqual([]);
  expect(await openedCases()).toEqual(expect.arrayContaining(acknowledged));
}, 120_000);

test('closing on a full disk ends without a fault, and nothing that was acknowledged is lost', async () => {
  if (!mounted) return;
  const before = await openedCases();
  fill();
  await andu.close();
  free();
  andu = await serveAndu({ dataFolder: join(folder, 'data') });
  expect(await openedCases()).toEqual(before);
  await andu.close();
  expect((await fsckFolder(join(folder, 'data'))).differences).toEqual([]);
  andu = await serveAndu({ dataFolder: join(folder, 'data') });
}, 120_000);

/** Streams of the cases that were opened. */
async function openedCases(): Promise<readonly string[]> {
  const { body } = await andu.as('auditor')('/api/events?type=CaseOpened&limit=1000');
  return (body as { events: { stream: string }[] }).events.map(({ stream }) => stream);
}

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it does not go on');
    await wait(100);
  }
}
