import type { Parked } from '#domain/operation/parked-decider.ts';
import {
  ask,
  deskOfWriting,
  refusalOf,
  somebody,
  type DeskOfWriting,
} from '../testing/desk-of-writing.ts';
import { parkedActs, type ParkedActs } from './parked-acts.ts';
import type { OperatedViews } from './operated-views.ts';

let desk: DeskOfWriting;
let parked: Parked[];
let done: string[];
let acts: ParkedActs;

const event = (eventId: string, error: string | null): Parked => ({
  key: 'case-1',
  position: 7,
  eventId,
  type: 'CaseOpened',
  error,
});
/** A view in which a replay takes everything, and a skip what it names. */
const views: OperatedViews = {
  status: () => [
    {
      view: 'dossiers',
      version: 1,
      position: 9,
      filling: null,
      head: 9,
      lag: 0,
      parked: parked.length,
      fault: null,
    },
  ],
  parked: async () => parked,
  async replay() {
    done.push('replay');
    parked = [];
    return 0;
  },
  async skip(_view, _key, eventId) {
    done.push(`skip ${eventId}`);
    parked = parked.filter((each) => each.eventId !== eventId);
    return parked.length;
  },
};
beforeEach(async () => {
  desk = await deskOfWriting();
  parked = [event('first', 'TypeError'), event('second', null)];
  done = [];
  const { store, clock, signReceipt, policy } = desk;
  acts = parkedActs({ store, clock, signReceipt, policy, views });
});
afterEach(() => desk.dispose());

const administrator = somebody('root', 'administrator');
const types = async () => (await desk.eventsOf('view-dossiers')).map(({ type }) => type);
const skipping = { eventId: 'first', reason: '登记错误' };

test('what is skipped is recorded first, and once under its key', async () => {
  const by = ask(administrator);
  expect(await acts.skip('dossiers', 'case-1', skipping, by)).toBe(1);
  expect(await acts.skip('dossiers', 'case-1', skipping, by)).toBe(1);
  expect(done).toEqual(['skip first']);
  expect(await types()).toEqual(['ParkedEventSkipped']);
});

test('a replay that is sent again takes nothing along that was parked since', async () => {
  const by = ask(administrator);
  expect(await acts.replay('dossiers', 'case-1', { events: 2 }, by)).toBe(0);
  parked = [event('third', 'TypeError')];
  expect(await acts.replay('dossiers', 'case-1', { events: 2 }, by)).toBe(1);
  expect(done).toEqual(['replay']);
  expect(await types()).toEqual(['ParkedEventsReplayed']);
});

test('a repeat does what a stop kept the first from', async () => {
  const by = ask(administrator);
  const stopping = parkedActs({
    store: desk.store,
    clock: desk.clock,
    signReceipt: desk.signReceipt,
    policy: desk.policy,
    views: { ...views, skip: () => Promise.reject(new Error('the process ended')) },
  });
  await expect(stopping.skip('dossiers', 'case-1', skipping, by)).rejects.toThrow('ended');
  expect(await acts.skip('dossiers', 'case-1', skipping, by)).toBe(1);
  expect(await types()).toEqual(['ParkedEventSkipped']);
});

test.each<[string, () => Promise<unknown>, string]>([
  [
    'an auditor',
    () => acts.replay('dossiers', 'case-1', { events: 2 }, ask(somebody('a', 'auditor'))),
    'forbidden',
  ],
  [
    'no such view',
    () => acts.replay('pictures', 'case-1', { events: 2 }, ask(administrator)),
    'not-found',
  ],
  [
    'more than was seen',
    () => acts.replay('dossiers', 'case-1', { events: 1 }, ask(administrator)),
    'changed-meanwhile',
  ],
  [
    'one that waits',
    () => acts.skip('dossiers', 'case-1', { ...skipping, eventId: 'second' }, ask(administrator)),
    'refused-by-state',
  ],
])('%s is refused, and nothing is done', async (_, act, code) => {
  expect(await refusalOf(act())).toMatchObject({ code });
  expect([done, await desk.store.head()]).toEqual([[], 0]);
});
