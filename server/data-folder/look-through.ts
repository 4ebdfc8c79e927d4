import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { largeFiles, type FileDamage } from './large-files.ts';

/** How far it is with the files that a start did not wait for. */
export interface LookedThrough {
  readonly state: 'looking' | 'done' | 'broken-off';
  /** Tables with damage, so far; paths within the data folder. */
  readonly damaged: readonly { readonly path: string; readonly table: string }[];
}

export interface LookThrough {
  now(): LookedThrough;
  /** Ends it at once, wherever it is. */
  stop(): Promise<void>;
}

export interface LookThroughListeners {
  onDamage(damage: FileDamage): void;
  /** Told when it ended without having seen everything. */
  onFailure(error: unknown): void;
}

/**
 * Looks through the large databases of a data folder beside the work. In a process of its own: SQLite's check
 * of a table can be ended in no other way before it is through, and a stop waits for nobody. Nothing is
 * looked at without a folder: of several processes on one, the keeper of the log looks.
 */
export function lookThrough(
  folder: string | null,
  { onDamage, onFailure }: LookThroughListeners,
): LookThrough {
  const files = folder === null ? [] : largeFiles(folder);
  if (folder === null || files.length === 0) {
    return { now: () => ({ state: 'done', damaged: [] }), stop: async () => undefined };
  }
  let state: LookedThrough['state'] = 'looking';
  let stopping = false;
  const damaged: { path: string; table: string }[] = [];
  const child = launch(files);
  const ended = once(child, 'close');
  createInterface(child.stdout).on('line', (line) => {
    const damage = JSON.parse(line) as FileDamage;
    damaged.push({ path: relative(folder, damage.path), table: damage.table });
    onDamage(damage);
  });
  child.on('error', onFailure);
  child.once('close', (code) => {
    state = code === 0 ? 'done' : 'broken-off';
    if (code !== 0 && !stopping)
      onFailure(new Error(`the look through large files ended: ${code}`));
  });
  return {
    now: () => ({ state, damaged }),
    async stop() {
      stopping = true;
      if (state !== 'looking') return;
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function launch(files: readonly string[]): ChildProcessByStdio<null, Readable, null> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const program = fileURLToPath(new URL(`./look-through.process.${extension}`, import.meta.url));
  const condition = extension === 'ts' ? ['--conditions=andu-source'] : [];
  return spawn(process.execPath, [...condition, program, ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
