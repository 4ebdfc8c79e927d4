import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killProjections } from './kill-projections.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-kill-views-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('views that are killed while they are filled and while they follow become what they would have been', async () => {
  const findings = await killProjections({ folder, kills: 3, events: 1_500 });
  expect(findings).toMatchObject({ events: 1_500, different: 0 });
}, 240_000);
