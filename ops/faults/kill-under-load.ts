import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { type Acknowledgement, type LoadFindings, loadFindings } from './load-findings.ts';

export interface KillUnderLoadOptions {
  readonly kills: number;
  readonly writers: number;
  /** Folder of the store; it must be empty. */
  readonly folder: string;
  /** Told after every kill what the store holds. */
  onKill?(findings: LoadFindings): void;
}

/** A process is killed at a random moment of so many milliseconds after its first answer. */
const killWithinMs = 500;

/**
 * Kills a process with `kill -9` while its writers append, again and again on
 * one store. A writer whose answer was lost sends the same append again. Gives
 * what the store holds after the last kill, worst of all kills for what is lost,
 * twice or left out.
 *
 * The page cache outlives a process: this shows that the store recovers, not
 * that the disk was told to write; the sync is the matter of `synchronous = FULL`.
 */
export async function killUnderLoad(options: KillUnderLoadOptions): Promise<LoadFindings> {
  const acknowledged: Acknowledgement[] = [];
  const begins = Array.from({ length: options.writers }, () => 0);
  const rounds: LoadFindings[] = [];
  for (let kill = 0; kill < options.kills; kill += 1) {
    for (const answer of await loadUntilKilled(options.folder, begins)) {
      acknowledged.push(answer);
      begins[answer.writer] = answer.sequence + 1;
    }
    const findings = loadFindings(acknowledged, await recovered(options.folder));
    options.onKill?.(findings);
    rounds.push(findings);
  }
  const worst = (of: (findings: LoadFindings) => number) => Math.max(0, ...rounds.map(of));
  return {
    acknowledged: worst(({ acknowledged }) => acknowledged),
    found: worst(({ found }) => found),
    lost: worst(({ lost }) => lost),
    twice: worst(({ twice }) => twice),
    gaps: worst(({ gaps }) => gaps),
  };
}

/** Runs the load in a process and kills it; gives what the process had answered. */
async function loadUntilKilled(
  folder: string,
  begins: readonly number[],
): Promise<Acknowledgement[]> {
  const fromSource = import.meta.url.endsWith('.ts');
  const script = join(import.meta.dirname, fromSource ? 'load.process.ts' : 'load.process.js');
  const conditions = fromSource ? ['--conditions=andu-source'] : [];
  const load = spawn(process.execPath, [...conditions, script, folder, JSON.stringify(begins)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
    load.once('error', reject);
    load.once('close', (_code, signal) => resolve(signal));
  });
  const answers: Acknowledgement[] = [];
  for await (const line of createInterface({ input: load.stdout })) {
    const answer = acknowledgementOf(line);
    if (!answer) continue;
    if (answers.push(answer) === 1) {
      setTimeout(() => load.kill('SIGKILL'), Math.random() * killWithinMs);
    }
  }
  const signal = await ended;
  if (signal !== 'SIGKILL') throw new Error('the load ended before it was killed');
  return answers;
}

type Four = [number, number, number, number];

/** Null for a line that the kill cut off: nobody was told. */
function acknowledgementOf(line: string): Acknowledgement | null {
  const whole = /^(\d+) (\d+) (\d+) (\d+) kept$/.exec(line);
  if (!whole) return null;
  const [writer, sequence, revision, position] = whole.slice(1).map(Number) as Four;
  return { writer, sequence, revision, position };
}

/** What a store opened after the kill holds. */
async function recovered(folder: string): Promise<RecordedEvent[]> {
  const store = await openEmbeddedStore({ folder });
  try {
    return await Array.fromAsync(store.readAll());
  } finally {
    await store.close();
  }
}
