import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anotherOpening, eventsOf, journey } from '#domain/casework/testing/scenario.ts';
import { storeInFolder } from '#event-store/testing/store-in-folder.ts';
import { warningsOnce } from './warnings-once.ts';
import { measureWarnings } from './warnings-table.ts';

/** The same procedure, broken off at each of its steps. */
const journeys = journey.map((_, index) =>
  eventsOf([{ kind: 'openCase', data: anotherOpening() }, ...journey.slice(1, index + 1)]),
);

test('each warning once and none missing: two reactors, broken off, the clock set back', async () => {
  const opened = await storeInFolder();
  const folder = mkdtempSync(join(tmpdir(), 'andu-views-'));
  try {
    const found = await warningsOnce(folder, opened.store, {
      journeys,
      cases: 3 * journeys.length,
      breaks: 6,
    });
    expect(found).toMatchObject({
      brokenOff: 6,
      missing: 0,
      twice: 0,
      untrue: 0,
    });
    expect(found.expected).toBeGreaterThan(20);
  } finally {
    await opened.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the same of synthetic cases of both kinds of procedure', async () => {
  const table = await measureWarnings({ cases: 40, breaks: 4 });
  expect(table.rows.filter(({ met }) => met === false)).toEqual([]);
}, 120_000);
