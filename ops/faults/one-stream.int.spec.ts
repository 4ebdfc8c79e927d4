import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fightForOneStream } from './one-stream.ts';

test('of 50 clients who expect the same revision of one stream exactly one writes the next', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'andu-one-stream-'));
  try {
    const findings = await fightForOneStream({ folder, clients: 50, revisions: 6 });
    expect(findings).toMatchObject({
      won: 6,
      wonTwice: 0,
      wonByNone: 0,
      otherwise: 0,
      refusedWithoutCause: 0,
    });
    // Whoever writes nothing learns it from a refusal.
    expect(findings.refused).toBeGreaterThanOrEqual(44);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
