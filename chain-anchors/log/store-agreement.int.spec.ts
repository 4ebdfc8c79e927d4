import type { EventStore } from '#event-store/port.ts';
import { recordedEvents } from '../testing/events.ts';
import { newFolder, openLog, origin, removeFolder } from '../testing/log-in-folder.ts';
import { signHead } from './checkpoint-signer.ts';
import { leafCommitments } from './leaf-commitment.ts';
import { signedHeads } from './signed-heads.ts';
import { storeAgreement } from './store-agreement.ts';

test('a head that is signed while the events are waited for is no head beyond the log', async () => {
  const folder = newFolder();
  const { database, key, log, sequencer } = openLog(folder);
  const events = recordedEvents(200, 1);
  sequencer.append(events.slice(0, 100));
  signHead(database, key);
  let asked = 0;
  /** A server at the other end of a wire: the log goes on while it answers. */
  const store: Pick<EventStore, 'readAll' | 'eventAt' | 'head'> = {
    head: async () => 200,
    eventAt: async (position) => events[position - 1] ?? null,
    async *readAll({ after = 0, limit = events.length } = {}) {
      asked += 1;
      if (asked === 2) {
        sequencer.append(events.slice(100));
        signHead(database, key);
      }
      yield* events.slice(after, after + limit);
    },
  };
  const agreement = storeAgreement(
    store,
    log,
    leafCommitments(database, origin),
    signedHeads(database, log, origin),
  );
  expect(await agreement.check()).toBeNull();
  expect(await agreement.check()).toBeNull();
  expect(asked).toBeGreaterThan(2);
  database.close();
  removeFolder(folder);
});
