import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureTwoProcesses } from './two-processes.ts';

test('two processes that take commands: one of fifty wins, kill -9 of either loses and doubles nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'andu-two-processes-'));
  const { told, ...found } = await measureTwoProcesses({ folder, kills: 2 });
  expect(found).toEqual({
    won: 1,
    movedOn: 49,
    otherAnswers: 0,
    refused: [],
    lost: 0,
    twice: 0,
    gaps: 0,
  });
  expect(told).toBeGreaterThan(10);
  rmSync(folder, { recursive: true, force: true });
}, 300_000);
