import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNotes } from '#platform/processes/notes.ts';
import { openProcessBook, sinceBoot } from '#platform/processes/process-book.ts';
import { anchoringDefaults, embeddedChainIn } from './anchoring-options.ts';
import { shareLog, writerRole } from './shared-log.ts';

test('the last word of a process that was killed is no news, though its lease still runs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'andu-shared-'));
  const book = openProcessBook(folder);
  const notes = openNotes(book);
  const settings = {
    ...anchoringDefaults,
    folder,
    origin: 'andu',
    ledger: embeddedChainIn(folder),
    events: { kind: 'embedded', folder } as const,
  };
  const listeners = { onFailure: () => undefined };
  let isWritten = true;
  const log = await shareLog(settings, listeners, {
    lease: null,
    isWritten: () => isWritten,
    notes,
  });
  const status = { ...log.status(), size: 7 };
  notes.say(writerRole, { status, at: sinceBoot() });
  expect(log.fault()).toBeNull();
  notes.say(writerRole, { status, at: sinceBoot() - 3_500 });
  expect(log.fault()).toMatch(/has said nothing/);
  // What it said is still told, beside that it is old.
  expect(log.status()).toEqual(status);
  isWritten = false;
  expect(log.fault()).toBe('no process writes the log');
  await log.stop();
  book.close();
  rmSync(folder, { recursive: true, force: true });
});
