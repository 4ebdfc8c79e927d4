import { parentPort, workerData } from 'node:worker_threads';
import { openEventReader } from '#event-store/open-store.ts';
import { mayAlwaysWrite } from './ports/sink.ts';
import { openLeaseCheck } from '#platform/processes/leases.ts';
import { answerQuestion } from './engine/answer-question.ts';
import { openEngine } from './engine/engine.ts';
import type { FromProjections, ToProjections, WorkerConfiguration } from './engine/messages.ts';
import { withDirectory } from './engine/with-directory.ts';
import { viewsEngine } from './open-views.ts';

/** The thread of the projections: reads the store, writes the views, tells how far it is. */
const port = parentPort!;
const configuration = workerData as WorkerConfiguration;
const send = (message: FromProjections): void => port.postMessage(message);

const releases = new Map<number, () => void>();
let nextRelease = 1;

const lease = configuration.lease === null ? null : openLeaseCheck(configuration.lease);
const mayWrite = lease === null ? mayAlwaysWrite : lease.assertHeld;
const events = openEventReader(configuration.events);
const { log, names } = await withDirectory(events);
const engine = await openEngine({
  events: log,
  views: viewsEngine(configuration.stored).writing(names, configuration.views, mayWrite),
  onProgress: (status) => send({ kind: 'progress', status }),
  beforeDrop: () =>
    new Promise((resolve) => {
      const id = nextRelease++;
      releases.set(id, resolve);
      send({ kind: 'letGo', id });
    }),
});

port.on('message', (message: ToProjections) => {
  switch (message.kind) {
    case 'ask':
      answerQuestion(engine, message.question).then(
        (answer) => send({ kind: 'answer', id: message.id, answer }),
        (error: unknown) => send({ kind: 'refusal', id: message.id, message: String(error) }),
      );
      break;
    case 'hurry':
      engine.hurry(message.view, message.position);
      break;
    case 'released':
      releases.get(message.id)?.();
      releases.delete(message.id);
      break;
    case 'close':
      for (const release of releases.values()) release();
      void close();
  }
});

async function close(): Promise<void> {
  await engine.close();
  await events.close();
  lease?.close();
  send({ kind: 'closed' });
  port.close();
}

send({ kind: 'progress', status: engine.status() });
await engine.run();
