import { AppendedByOthers, EventIdConflict, WrongExpectedRevision } from '../port.ts';
import {
  all,
  newCategory,
  newStream,
  sampleEvent,
  sampleEvents,
} from '../testing/sample-events.ts';
import { type StoreInFolder, storeInFolder } from '../testing/store-in-folder.ts';
import { openCheckedEvents } from './check-events.ts';
import { type EmbeddedStore, openEmbeddedStore } from './embedded-store.ts';

let open: StoreInFolder;
let store: EmbeddedStore;
/** It writes to the same folder, as another process does. */
let other: EmbeddedStore;
beforeAll(async () => {
  open = await storeInFolder({ writers: 'shared' });
  store = open.store;
  other = await openEmbeddedStore({ folder: open.folder, writers: 'shared' });
});
afterAll(async () => {
  await other.close();
  await open.dispose();
});

/** What is appended in one turn of the event loop is one group. */
describe('a member of a group that fails after it has written', () => {
  test('takes nothing from its neighbours, and leaves the revisions as they were', async () => {
    const stream = newStream();
    const taken = sampleEvent();
    await store.append(newStream(), [taken], 'any');
    const [first, failed, second] = await Promise.allSettled([
      store.append(stream, sampleEvents(1), 'noStream'),
      store.append(stream, [sampleEvent(), taken], 0),
      store.append(stream, sampleEvents(1), 0),
    ]);
    expect(first).toMatchObject({ value: { revision: 0 } });
    expect(failed).toMatchObject({ reason: { name: 'EventIdConflict', eventId: taken.id } });
    expect(second).toMatchObject({ value: { revision: 1 } });
    await store.append(stream, sampleEvents(1), 1);
    expect((await all(store.readStream(stream))).map(({ revision }) => revision)).toEqual([
      0, 1, 2,
    ]);
  });

  test('leaves no stream and no kind that only it had', async () => {
    const category = newCategory();
    const event = sampleEvent({ type: 'SeenForTheFirstTime' });
    const [stream, later] = [newStream(category), newStream(category)];
    const [failed, appended] = await Promise.allSettled([
      store.append(stream, [event, event], 'noStream'),
      store.append(later, [event], 'noStream'),
    ]);
    expect(failed).toMatchObject({ reason: expect.any(EventIdConflict) });
    expect(appended.status).toBe('fulfilled');
    expect(await all(store.readStream(stream))).toEqual([]);
    expect(await all(store.readStream(later))).toMatchObject([{ type: event.type, id: event.id }]);
    const faults: unknown[] = [];
    const checked = openCheckedEvents(store.file, 'live', (fault) => faults.push(fault));
    await all(checked.events());
    await checked.close();
    expect(faults).toEqual([]);
  });
});

test('a repeat is answered beside what is new in its group', async () => {
  const stream = newStream();
  const events = sampleEvents(2);
  const first = await store.append(stream, events, 'any');
  const head = await store.head();
  const [again, added] = await Promise.all([
    store.append(stream, events, 'any'),
    store.append(stream, sampleEvents(1), 'any'),
  ]);
  expect(again).toEqual({ ...first, repeated: true });
  expect(added).toMatchObject({ revision: 2, position: head + 1, repeated: false });
});

test('a repeat is answered also when others have appended meanwhile what it depends on', async () => {
  const opened = () => sampleEvent({ type: 'Opened' });
  const events = [opened()];
  const stream = newStream();
  const first = await store.append(stream, events, 'any');
  const unless = { type: 'Opened', after: first.position };
  await other.append(newStream(), [opened()], 'any');
  const again = await store.append(stream, events, 'any', unless);
  expect(again).toMatchObject({ repeated: true, position: first.position });
  const depends = store.append(stream, sampleEvents(1), 0, unless);
  await expect(depends).rejects.toThrow(AppendedByOthers);
});

test('a stream that another process wrote to has the revision that it has now', async () => {
  const stream = newStream();
  await store.append(stream, sampleEvents(1), 'noStream');
  await other.append(stream, sampleEvents(2), 0);
  expect(await store.append(stream, sampleEvents(1), 2)).toMatchObject({ revision: 3 });
  await other.append(stream, sampleEvents(1), 3);
  const behind = store.append(stream, sampleEvents(1), 3);
  await expect(behind).rejects.toThrow(WrongExpectedRevision);
});
