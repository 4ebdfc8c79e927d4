import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reloadingProcess, type ReloadingProcess } from './reloading-process.ts';

const waitsForEver = ['-e', 'setInterval(() => {}, 1000)'] as const;

describe('a reloading process', () => {
  let folder: string;
  let running: ReloadingProcess | undefined;
  const pids: number[] = [];
  let heard: (() => void) | undefined;

  const startedTimes = async (times: number): Promise<void> => {
    while (pids.length < times) await new Promise<void>((resolve) => (heard = resolve));
  };
  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  beforeEach(async () => {
    pids.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'andu-reload-'));
    running = reloadingProcess({
      command: [process.execPath, ...waitsForEver],
      folder,
      quietMs: 50,
      onStart: ({ pid }) => {
        pids.push(pid!);
        heard?.();
      },
    });
  });
  afterEach(async () => {
    await running?.stop();
    await rm(folder, { recursive: true });
  });

  test('is started again when a file below the folder changes, and the old one has ended', async () => {
    await startedTimes(1);
    await writeFile(join(folder, 'a.js'), '1');
    await startedTimes(2);
    expect(isAlive(pids[0]!)).toBe(false);
    expect(isAlive(pids[1]!)).toBe(true);
  });

  test('is gone when it was stopped', async () => {
    await startedTimes(1);
    await running!.stop();
    expect(isAlive(pids.at(-1)!)).toBe(false);
  });
});
