import { parentPort, workerData } from 'node:worker_threads';
import { openEventReader } from '#event-store/open-store.ts';
import { openLeaseCheck } from '#platform/processes/leases.ts';
import type { AnchoringSettings } from './anchoring-options.ts';
import { runAnchoring } from './anchoring-service.ts';
import { checkKnownAnswers } from '#platform/crypto/known-answers.ts';
import { openLedger } from './ledger/open-ledger.ts';

/** The log's own thread: hashing and signing never hold up a request. */
const settings = workerData as AnchoringSettings;
const stop = new AbortController();
parentPort!.on('message', () => stop.abort());

checkKnownAnswers();
const lease = settings.lease === null ? null : openLeaseCheck(settings.lease);
const store = openEventReader(settings.events);
const ledger = openLedger(settings.ledger);
try {
  await runAnchoring({
    settings,
    store,
    ledger,
    assertMayWrite: () => lease?.assertHeld(),
    signal: stop.signal,
    onStatus: (status) => parentPort!.postMessage(status),
  });
} finally {
  await store.close();
  await ledger.close();
  lease?.close();
  parentPort!.close();
}
