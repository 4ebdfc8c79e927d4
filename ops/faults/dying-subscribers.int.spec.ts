import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killSubscribers } from './dying-subscribers.ts';

test('the server lets go of who dies, even without a word; others get what he held, and he comes again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'andu-dying-subscribers-'));
  try {
    const findings = await killSubscribers({ folder, deaths: 2, eventsALife: 20 });
    expect(findings).toMatchObject({
      lives: 3,
      missed: 0,
      heldAndLost: 0,
      unanswered: 0,
      placesKept: 0,
    });
    expect(findings.heldAtDeath).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
