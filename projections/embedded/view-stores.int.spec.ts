import { describeAccessLogStore } from '../testing/access-log-contract.ts';
import { describeCockpitStore } from '../testing/cockpit-contract.ts';
import { appendContractCases } from '../testing/contract-cases.ts';
import { describeDossierStore } from '../testing/dossier-contract.ts';
import { embeddedViews, type EmbeddedViews } from '../testing/embedded-views.ts';
import { memoryLog } from '../testing/memory-log.ts';
import { describeQualityStore } from '../testing/quality-contract.ts';
import { describeWarningStore } from '../testing/warning-contract.ts';
import { describeWorkListStore } from '../testing/work-list-contract.ts';

let views: EmbeddedViews;
const log = memoryLog();
beforeAll(async () => {
  appendContractCases(log);
  views = await embeddedViews(log);
});
afterAll(() => views.close());

const open = () => ({ stores: views.projections.stores, log });
const engine = 'the embedded engine';
describeDossierStore(engine, open);
describeWorkListStore(engine, open);
describeCockpitStore(engine, open);
describeQualityStore(engine, open);
describeAccessLogStore(engine, open);
describeWarningStore(engine, open);
