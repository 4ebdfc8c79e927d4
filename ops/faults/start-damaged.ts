import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { inTurn, type InTurn } from '#platform/processes/in-turn.ts';
import { fsckFolder } from '../fsck/fsck-folder.ts';

const root = resolve(import.meta.dirname, '../..');

/** How a start on a damaged folder went. */
export type StartOutcome =
  | {
      readonly kind: 'ended';
      readonly exitCode: number | null;
      /** The code in the sentence; null when it gave none. */
      readonly code: string | null;
      readonly said: string;
      readonly ms: number;
      /** Nobody holds the writer's lock afterwards, or there is no folder for one. */
      readonly lockFree: boolean;
    }
  /** It serves, and readiness is red with these codes. */
  | { readonly kind: 'says'; readonly codes: readonly string[] }
  /** It serves and is ready; then this is what `andu fsck` says afterwards. */
  | { readonly kind: 'ready'; readonly differences: readonly string[] };

/** How long readiness has to turn red, while other systems start; the log looks at all leaves of such a folder. */
const redWithinMs = 10_000;

/**
 * Starts the built system on a folder, in a process that has no special rights, and ends it again. What
 * takes the processor is done `inTurn`, so that several folders may be looked at: a system is only watched
 * while the next one starts.
 */
export async function startDamaged(
  folder: string,
  port = 0,
  turn: InTurn = inTurn(),
): Promise<StartOutcome> {
  const { child, ended, first } = await turn(() => launched(folder, port));
  if (typeof first !== 'string') return first;
  const codes = await redCodes(first);
  return turn(async () => {
    child.kill();
    await ended;
    if (codes.length > 0) return { kind: 'says', codes };
    const { differences } = await fsckFolder(folder);
    return {
      kind: 'ready',
      differences: differences.map(({ where, at, detail }) => `${where} ${at}: ${detail}`),
    };
  });
}

/** A start and what came of it first: the address that it serves, or its end. */
async function launched(folder: string, port: number) {
  const from = performance.now();
  const child = launch(folder, port);
  const heard = listenTo(child);
  const ended = once(child, 'exit');
  const url = await Promise.race([ended.then(() => null), heard.ready]);
  const ms = performance.now() - from;
  const said = heard.said();
  const first: StartOutcome | string = url ?? {
    kind: 'ended',
    exitCode: child.exitCode,
    code: /\[([a-z-]+)\]/.exec(said)?.[1] ?? null,
    said,
    ms,
    lockFree: await lockIsFree(folder),
  };
  return { child, ended, first };
}

/** Root without its powers: else no file would be closed to it. */
function launch(folder: string, port: number): ChildProcess {
  const command = [process.execPath, join(root, 'dist/cli.js'), 'serve'];
  const powerless = ['setpriv', '--bounding-set=-all', '--inh-caps=-all', ...command];
  const [program = '', ...args] = process.getuid?.() === 0 ? powerless : command;
  return spawn(program, args, {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      ANDU_DATA: folder,
      PORT: String(port),
      ANDU_DEMO: 'without-cases',
      ANDU_LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function listenTo(child: ChildProcess) {
  let out = '';
  let said = '';
  const { promise: ready, resolve: serves } = Promise.withResolvers<string>();
  child.stdout!.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    const url = /http:\S+/.exec(out)?.[0];
    if (said.includes('ready / ') && url !== undefined) serves(url);
  });
  return { ready, said: () => said };
}

interface Readiness {
  readonly ready: boolean;
  readonly dependencies: readonly { readonly ready: boolean; readonly detail: string }[];
}

/** Codes of what readiness says does not work; none when it stays ready, or becomes so again. */
async function redCodes(url: string): Promise<readonly string[]> {
  let codes: string[] = [];
  for (const until = Date.now() + redWithinMs; Date.now() < until; await wait(250)) {
    const { dependencies } = (await (await fetch(`${url}/readyz`)).json()) as Readiness;
    codes = dependencies
      .filter(({ ready }) => !ready)
      .map(({ detail }) => (JSON.parse(detail) as { code: string }).code);
    // A view that is filled again is no damage that stays.
    if (codes.some((code) => code !== 'filling' && code !== 'not-started')) return codes;
  }
  return codes;
}

async function lockIsFree(folder: string): Promise<boolean> {
  try {
    const store = await openEmbeddedStore({ folder: join(folder, 'events') });
    await store.close();
    return true;
  } catch (error) {
    return (error as Error).name !== 'EventStoreInUse';
  }
}
