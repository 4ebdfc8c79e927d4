import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { publishedCases } from '#demo/published-case.ts';
import { newFolder, removeFolder, startServer } from './system/running-andu.ts';

/** Somebody ends the first start while it loads the cases of the demonstration, or the machine does. */
test('a demonstration that was killed while it was loaded comes to its end at the next start', async () => {
  const folder = await newFolder();
  try {
    const first = await startServer(
      folder,
      0,
      'error',
      'published',
      {},
      /loading the published cases/,
    );
    await first.stop('SIGKILL');
    expect(existsSync(join(folder, 'demonstration-begun.json'))).toBe(true);
    const second = await startServer(folder);
    const said = second.said();
    for (const { id } of publishedCases()) expect(said).toMatch(new RegExp(`${id}: \\d+ steps`));
    expect(existsSync(join(folder, 'demonstration-begun.json'))).toBe(false);
    await second.stop();
    const third = await startServer(folder);
    expect(third.said()).not.toMatch('loading');
    await third.stop();
  } finally {
    await removeFolder(folder);
  }
}, 180_000);
