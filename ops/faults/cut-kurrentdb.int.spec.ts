import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutKurrentDb } from './cut-kurrentdb.ts';

test('a way to KurrentDB that is cut in each phase loses nothing, doubles nothing and is taken up again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'andu-cuts-'));
  try {
    const findings = await cutKurrentDb({ folder, cuts: 3 });
    expect(findings).toMatchObject({
      startedWithout: 0,
      lost: 0,
      twice: 0,
      missedInHistory: 0,
      missedLive: 0,
    });
    expect(findings.acknowledged).toBeGreaterThanOrEqual(8);
    expect(findings.drops).toBeGreaterThanOrEqual(3);
    expect(findings.resumes).toBeGreaterThanOrEqual(3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 90_000);
