import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { appendCase, journeyWith } from '../../testing/case-events.ts';
import { embeddedViewsIn } from '../../testing/embedded-views.ts';
import { memoryLog } from '../../testing/memory-log.ts';
import { generationFile, servingGeneration } from '../sqlite-backend.ts';

test('the words of all documents of a commit go into one segment of the index', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'andu-words-'));
  const log = memoryLog();
  for (const number of [1, 2, 3]) appendCase(log, number, journeyWith({}, 2));
  try {
    const projections = await embeddedViewsIn(folder, log);
    await projections.close();
    const file = generationFile(folder, 'search', servingGeneration(folder, 'search')!);
    const database = new DatabaseSync(file, { readOnly: true });
    const { segments } = database
      .prepare('SELECT count(DISTINCT segid) AS segments FROM words_idx')
      .get()!;
    database.close();
    expect(segments).toBe(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
