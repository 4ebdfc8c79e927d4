import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ProjectionsHandle, startProjections } from '../../start-projections.ts';
import {
  appendSearchCases,
  describeSearchStore,
  searchNames,
} from '../../testing/search-contract.ts';
import { memoryLog } from '../../testing/memory-log.ts';

let folder: string;
let projections: ProjectionsHandle;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-search-'));
  const log = memoryLog();
  appendSearchCases(log);
  projections = await startProjections({
    names: searchNames,
    stored: { kind: 'embedded', folder },
    events: { kind: 'inline', log },
  });
  await projections.ready;
});
afterAll(async () => {
  await projections.close();
  rmSync(folder, { recursive: true, force: true });
});

describeSearchStore('the embedded engine', () => projections.stores.search);
