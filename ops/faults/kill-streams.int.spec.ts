import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killStreams } from './kill-streams.ts';

test('two kills under outside writers and readers lose nothing, double nothing and are read whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'andu-kill-streams-'));
  try {
    const findings = await killStreams({ folder, kills: 2, writers: 32, readers: 3 });
    expect(findings).toMatchObject({ lost: 0, twice: 0, gaps: 0, missed: 0 });
    expect(findings.acknowledged).toBeGreaterThan(32);
    expect(findings.resumed).toBeGreaterThanOrEqual(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
