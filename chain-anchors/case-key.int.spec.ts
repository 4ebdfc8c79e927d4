import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { embeddedChainIn } from './anchoring-options.ts';
import { differences } from './fsck/differences.ts';
import { checkLog } from './fsck/fsck.ts';
import { signingAdvice } from './ledger/signing-advice.ts';
import { startAnchoringIn } from './testing/anchoring-in-folder.ts';
import { eventToAppend } from './testing/events.ts';
import { newFolder, origin, removeFolder } from './testing/log-in-folder.ts';

test.each([
  ['deleted', 'DELETE FROM case_key'],
  ['altered', 'UPDATE case_key SET key = zeroblob(32)'],
])('the key of a case is %s: it is named, and no event is blamed', async (_, statement) => {
  await using opened = new AsyncDisposableStack();
  const folder = newFolder();
  opened.defer(() => removeFolder(folder));
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  opened.defer(store.close);
  const log = join(folder, 'log');
  const ledger = embeddedChainIn(log);
  const anchoring = await startAnchoringIn(folder, store);
  opened.defer(() => anchoring.stop());
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await wait(20);
  };
  for (let number = 0; number < 3; number += 1) {
    await store.append('case-1', [eventToAppend(number)], 'any');
  }
  await until(() => anchoring.status().anchoredSize === 3);
  const database = new DatabaseSync(join(log, 'anchors.db'));
  database.exec(statement);
  database.close();
  await until(() => anchoring.status().signing.kind === 'caseKeyDiffers');
  const { signing } = anchoring.status();
  expect(signing).toMatchObject({ caseId: '1' });
  expect(signingAdvice(signing)!.en).toContain('the key of case 1');
  expect(signingAdvice(signing)!.zh).toContain('anchors.db');
  const claim = { eventIds: [], at: '2026-01-02T03:04:05.678Z' };
  await expect(anchoring.signReceipt(claim)).rejects.toMatchObject({ code: 'log-disagrees' });
  const found = differences();
  await checkLog(
    { folder: log, origin, ledger, use: 'live', events: () => store.readAll() },
    found,
  );
  const lines = found.kept().map(({ at, detail }) => `${at}: ${detail}`);
  expect(lines.some((line) => line.startsWith('case 1: ') && line.includes('case_key'))).toBe(true);
  expect(lines.filter((line) => line.includes('does not commit'))).toEqual([]);
});
