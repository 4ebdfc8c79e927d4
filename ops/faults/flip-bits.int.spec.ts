import { jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fsckFolder } from '../fsck/fsck-folder.ts';
import { flipBits, flippedKinds } from './flip-bits.ts';
import { soundFolder } from './sound-folder.ts';

// Each flip is a whole check, which takes its time on a busy machine.
jest.setTimeout(180_000);

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-flip-test-'));
  await soundFolder({ folder, events: 30, documents: 4 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('of 40 flipped bits, eight in each kind of file, none is missed', async () => {
  const findings = await flipBits({ folder, flips: 8, seed: 'forty' });
  for (const kind of flippedKinds) {
    const { flips, found, unread, missed } = findings[kind];
    expect({ kind, flips, missed, judged: found + unread }).toEqual({
      kind,
      flips: 8,
      missed: [],
      judged: 8,
    });
  }
  expect(findings.documents.found).toBe(8);
  // Most bytes of a full store are read: the flips reach what counts, and not a file behind a log.
  expect(findings.events.found + findings.log.found + findings.views.found).toBeGreaterThan(4);
  expect((await fsckFolder(folder)).differences).toEqual([]);
});
