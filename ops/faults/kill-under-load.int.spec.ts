import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killUnderLoad } from './kill-under-load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-kill-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('three kills under 32 writers lose nothing, double nothing and leave no gap', async () => {
  const kills: number[] = [];
  const findings = await killUnderLoad({
    folder,
    kills: 3,
    writers: 32,
    onKill: ({ found }) => kills.push(found),
  });
  expect(findings).toMatchObject({ lost: 0, twice: 0, gaps: 0 });
  expect(kills).toHaveLength(3);
  expect(findings.acknowledged).toBeGreaterThan(100);
  expect(findings.found).toBeGreaterThanOrEqual(findings.acknowledged);
});
