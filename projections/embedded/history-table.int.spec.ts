import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProjectionsHandle } from '../start-projections.ts';
import { appendCase, caseNumber, journeyWith } from '../testing/case-events.ts';
import { embeddedViewsIn } from '../testing/embedded-views.ts';
import { memoryLog, type MemoryLog } from '../testing/memory-log.ts';

let folder: string;
let log: MemoryLog;
let projections: ProjectionsHandle;
const start = (): Promise<ProjectionsHandle> => embeddedViewsIn(folder, log);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-history-'));
  log = memoryLog();
  appendCase(log, 1, journeyWith({}, 3));
  appendCase(log, 2, journeyWith({}, 2));
  projections = await start();
});
afterEach(async () => {
  await projections.close();
  rmSync(folder, { recursive: true, force: true });
});

const happenings = async (since: number) =>
  projections.stores.dossiers.happenings({ ids: [caseNumber(1)], since });
const further = journeyWith({}, 5).slice(3);

test('the acts of a case are given in their order, from a position on', async () => {
  const all = await happenings(0);
  expect(all.map(({ event, revision, caseId }) => [event, revision, caseId])).toEqual(
    journeyWith({}, 3).map(({ type }, revision) => [type, revision, caseNumber(1)]),
  );
  expect(await happenings(all[1]!.position)).toEqual(all.slice(1));
});

test('an act that comes later is added, also by a process that never saw the earlier ones', async () => {
  const before = await happenings(0);
  await projections.close();
  appendCase(log, 1, further);
  projections = await start();
  await projections.waitFor('dossier', log.events.length, 5_000);
  const after = await happenings(0);
  expect(after.slice(0, 3)).toEqual(before);
  expect(after.slice(3).map(({ event }) => event)).toEqual(further.map(({ type }) => type));
  expect(after.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
});
