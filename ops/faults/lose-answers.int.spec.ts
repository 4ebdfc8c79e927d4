import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loseAnswers } from './lose-answers.ts';

test('an append whose answer was lost, and one that comes twice, stands once and is told where', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'andu-lost-answers-'));
  try {
    const findings = await loseAnswers({ folder, writers: 4, losses: 3 });
    expect(findings).toMatchObject({ lostAnswers: 12, toldOtherwise: 0, lost: 0, twice: 0 });
    expect(findings.duplicates).toBe(24);
    expect(findings.sentAgain).toBeGreaterThanOrEqual(12);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
