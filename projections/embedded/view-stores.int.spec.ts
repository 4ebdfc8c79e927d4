import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noNames } from '#domain/directory/directory-names.ts';
import { startProjections, type ProjectionsHandle } from '../start-projections.ts';
import { describeAccessLogStore } from '../testing/access-log-contract.ts';
import { describeCockpitStore } from '../testing/cockpit-contract.ts';
import { appendContractCases } from '../testing/contract-cases.ts';
import { describeDossierStore } from '../testing/dossier-contract.ts';
import { memoryLog } from '../testing/memory-log.ts';
import { describeQualityStore } from '../testing/quality-contract.ts';
import { describeWorkListStore } from '../testing/work-list-contract.ts';

let folder: string;
let projections: ProjectionsHandle;
const log = memoryLog();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-stores-'));
  appendContractCases(log);
  projections = await startProjections({
    names: noNames,
    stored: { kind: 'embedded', folder },
    events: { kind: 'inline', log },
  });
  await projections.ready;
});
afterAll(async () => {
  await projections.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = () => ({ stores: projections.stores, log });
const engine = 'the embedded engine';
describeDossierStore(engine, open);
describeWorkListStore(engine, open);
describeCockpitStore(engine, open);
describeQualityStore(engine, open);
describeAccessLogStore(engine, open);
