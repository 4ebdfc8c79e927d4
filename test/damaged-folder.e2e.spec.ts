import { jest } from '@jest/globals';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { andu, startServer } from './system/running-andu.ts';
import { inTurn } from '#platform/processes/in-turn.ts';
import { type Damage, damagesOf } from '#ops/faults/damages.ts';
import { startDamaged, type StartOutcome } from '#ops/faults/start-damaged.ts';

// A start that fails takes moments; one that serves, with its checks afterwards, some seconds.
jest.setTimeout(120_000);

/** How long a start that fails may take, ms. */
const bar = 5_000;

const home = mkdtempSync(join(tmpdir(), 'andu-damaged-'));
const [older, sound, killed, foreign, folder] = ['older', 'sound', 'killed', 'foreign', 'run'].map(
  (name) => join(home, name),
) as [string, string, string, string, string];

beforeAll(async () => {
  const stranger = await startServer(foreign, 0, 'error', 'without-cases');
  const first = await startServer(older, 0, 'error', 'without-cases');
  await Promise.all([stranger.stop(), first.stop()]);
  cpSync(older, folder, { recursive: true });
  const filled = await startServer(folder, 0, 'error', 'without-cases');
  const { code, err } = await andu(['demo', '--url', filled.url, '--data', folder]);
  if (code !== 0) throw new Error(err);
  await filled.stop('SIGKILL');
  cpSync(folder, killed, { recursive: true });
  const again = await startServer(folder);
  await untilLogged(again.url);
  await again.stop();
  cpSync(folder, sound, { recursive: true });
  remove(folder);
}, 240_000);
afterAll(async () => {
  await Promise.allSettled(begun.values());
  remove(home);
});

/**
 * Waits until every event has its leaf: of what no leaf speaks nothing tells that it was there. The process before
 * was killed, so that this one stands by at first.
 */
async function untilLogged(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/readyz`);
    const { dependencies } = (await answer.json()) as {
      dependencies: { name: string; detail: string }[];
    };
    const numbersOf = (name: string): Record<string, unknown> =>
      JSON.parse(dependencies.find((each) => each.name === name)!.detail) as never;
    if (numbersOf('transparency-log')['size'] === numbersOf('view-dossier')['head']) return;
    await wait(200);
  }
}

function remove(path: string): void {
  for (const below of ['', 'events', 'log', 'views']) {
    if (existsSync(join(path, below))) chmodSync(join(path, below), 0o700);
  }
  rmSync(path, { recursive: true, force: true });
}

/** Ended in time with sentence and code and without the lock, or serving and red, or of no consequence. */
function isRight(outcome: StartOutcome): void {
  if (outcome.kind === 'ended') {
    const { code, ms, exitCode, lockFree, said } = outcome;
    expect({ exitCode, lockFree, said, code: code ?? 'none' }).toEqual({
      exitCode: 1,
      lockFree: true,
      said: expect.stringMatching(/案牍未能启动 .*\nAndu did not start /),
      code: expect.not.stringMatching(/^(?:none|failed)$/),
    });
    expect(ms).toBeLessThan(bar);
  }
  if (outcome.kind === 'says') expect(outcome.codes).not.toEqual([]);
  if (outcome.kind === 'ready') expect(outcome.differences).toEqual([]);
}

const damages = damagesOf({ older, killed, foreign });
/**
 * A start takes seconds, and there are a hundred damages: here every fifth, so that each kind (nine for a
 * database) and each file has its turn. `ANDU_EVERY_DAMAGE=1` takes them all.
 */
const everyFifth = (all: readonly Damage[]): readonly Damage[] =>
  process.env['ANDU_EVERY_DAMAGE'] === '1' ? all : all.filter((_, index) => index % 5 === 0);
const named = (all: readonly Trial[]) => all.map((trial): [string, Trial] => [trial.name, trial]);
/** What nothing in the folder tells: an earlier file of these is as whole as the last one. */
const cannotBeTold = /^(?:identity|desk|answers)\.db is from an older backup$/;
/** These alone may be served and called ready; they are filled again, given back their rights, or read from the log beside. */
const mayBeReady = (name: string): boolean =>
  name.startsWith('views/') || name.endsWith('may not be read') || cannotBeTold.test(name);

interface Trial {
  readonly name: string;
  readonly from: string;
  readonly act: (folder: string) => void;
}
const trialsOf = (from: string, all: readonly Damage[]): Trial[] =>
  all.map(({ name, act }) => ({ name, from, act }));
const stopped = trialsOf(sound, everyFifth(damages));
const ended = trialsOf(
  killed,
  everyFifth(
    damages.filter(({ name }) =>
      /^(?:events|log)\/\S+ (?:has no byte|begins with|has random|is cut)/.test(name),
    ),
  ),
);
const whole: Trial = { name: 'nothing is damaged', from: killed, act: () => undefined };
const trials = [...stopped, ...ended, whole];

/** One start at a time; while one system is watched, for seconds, the next ones start. */
const turn = inTurn();
const startsAhead = 4;
const begun = new Map<Trial, Promise<StartOutcome>>();

function outcomeOf(trial: Trial): Promise<StartOutcome> {
  const at = trials.indexOf(trial);
  for (const each of trials.slice(at, at + 1 + startsAhead)) {
    if (begun.has(each)) continue;
    const outcome = tried(each, join(home, `run-${trials.indexOf(each)}`));
    // Whoever waits for it is told; the tests before it are not disturbed.
    outcome.catch(() => undefined);
    begun.set(each, outcome);
  }
  const outcome = begun.get(trial)!;
  // A test that is tried once more has another start.
  begun.delete(trial);
  return outcome;
}

async function tried({ from, act }: Trial, at: string): Promise<StartOutcome> {
  try {
    cpSync(from, at, { recursive: true });
    act(at);
    return await startDamaged(at, 0, turn);
  } finally {
    remove(at);
  }
}

test.each(named(stopped))('a stopped system: %s', async (name, trial) => {
  const outcome = await outcomeOf(trial);
  isRight(outcome);
  if (outcome.kind === 'ready')
    expect({ name, ready: mayBeReady(name) }).toEqual({ name, ready: true });
});

test.each(named(ended))('a system that was killed: %s', async (_, trial) => {
  isRight(await outcomeOf(trial));
});

test('nothing is damaged: it serves, is ready, and fsck agrees', async () => {
  expect(await outcomeOf(whole)).toEqual({ kind: 'ready', differences: [] });
});

test('the port is taken: said before anything is opened', async () => {
  cpSync(sound, folder, { recursive: true });
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const outcome = await startDamaged(folder, port);
  other.close();
  isRight(outcome);
  expect(outcome).toMatchObject({ kind: 'ended', code: 'port-taken' });
});
