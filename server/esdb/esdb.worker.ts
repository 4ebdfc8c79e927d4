import { parentPort, workerData } from 'node:worker_threads';
import type { OtherUsers } from '#event-store/grpc-server/access/caller.ts';
import { startGrpcServer } from '#event-store/grpc-server/grpc-server.ts';
import { notReady } from '#event-store/grpc-server/wire/status.ts';
import { openEventReader } from '#event-store/open-store.ts';
import { isOfBackbone, resemblesBackbone } from '#event-store/backbone-streams.ts';
import { answeredCaller } from './answered-caller.ts';
import type {
  EsdbAnswer,
  EsdbQuestion,
  EsdbThreadSettings,
  FromThread,
  ToThread,
} from './esdb-messages.ts';
import { shownEvents } from './shown-events.ts';

/** The protocol's own thread: what its clients do holds up no request of the backbone. */
const settings = workerData as EsdbThreadSettings;
const port = parentPort!;
const say = (message: FromThread): void => port.postMessage(message);

const asked = new Map<number, (answer: EsdbAnswer) => void>();
let questions = 0;
function ask(question: EsdbQuestion): Promise<EsdbAnswer> {
  questions += 1;
  const id = questions;
  return new Promise((resolve) => {
    asked.set(id, resolve);
    say({ kind: 'question', id, question });
  });
}

/** The accounts of the backbone, as the main thread knows them. */
const accounts: OtherUsers = {
  async has(user) {
    const answer = await ask({ kind: 'isAccount', user });
    if (answer.kind !== 'isAccount') throw notReady();
    return answer.isAccount;
  },
  async identify({ user, password }, address, proven) {
    const question = { user, password, address, proven: proven === true };
    return answeredCaller(await ask({ kind: 'identify', ...question }), ask);
  },
};

const events = openEventReader(settings.events);
const server = await startGrpcServer({
  ...settings,
  tls:
    settings.tls === null
      ? null
      : {
          key: Buffer.from(settings.tls.key),
          certificate: Buffer.from(settings.tls.certificate),
        },
  users: settings.insecure ? null : { adminPassword: settings.adminPassword, others: accounts },
  backbone: settings.insecure
    ? null
    : {
        events,
        owns: isOfBackbone,
        resembles: resemblesBackbone,
        show: shownEvents(events),
      },
  onFailure: (error) => say({ kind: 'failure', error }),
});

port.on('message', async (message: ToThread) => {
  if (message.kind === 'answer') {
    asked.get(message.id)?.(message.answer);
    asked.delete(message.id);
    return;
  }
  await server.close();
  await events.close();
  port.close();
});
say({ kind: 'listening', port: server.port });
