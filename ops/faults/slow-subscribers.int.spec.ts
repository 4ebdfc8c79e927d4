import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stallSubscribers } from './slow-subscribers.ts';

const mebibyte = 1024 * 1024;

test('the server holds little for who takes nothing, and gives it all in order when it takes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'andu-slow-subscribers-'));
  try {
    const findings = await stallSubscribers({ folder, subscribers: 2, events: 1_000 });
    expect(findings).toMatchObject({ fellBehind: 2, missed: 0, missedByOther: 0 });
    expect(findings.behindBytes).toBeGreaterThan(15 * mebibyte);
    expect(findings.heldBytes).toBeLessThan(6 * mebibyte);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
