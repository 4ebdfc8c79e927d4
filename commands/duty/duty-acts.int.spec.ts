import { smallDirectory } from '#domain/directory/testing/small-directory.ts';
import {
  ask,
  deskOfWriting,
  refusalOf,
  somebody,
  type DeskOfWriting,
} from '../testing/desk-of-writing.ts';
import { dutyActs, type DutyActs } from './duty-acts.ts';
import { dutyMemory } from './duty-memory.ts';

let desk: DeskOfWriting;
let acts: DutyActs;
const actsOn = (of: DeskOfWriting): DutyActs =>
  dutyActs({
    store: of.store,
    clock: of.clock,
    signReceipt: of.signReceipt,
    policy: of.policy,
    roster: dutyMemory(of.store),
    directory: () => smallDirectory(),
  });
beforeEach(async () => {
  desk = await deskOfWriting();
  acts = actsOn(desk);
});
afterEach(() => desk.dispose());

const place = { agency: 'prison-a', date: '2026-03-02' };
const officer = { officer: '李四', telephone: '021-12345' };
const administrator = somebody('root', 'administrator');

test('a duty that is sent again under its key gets the first answer, and is one event', async () => {
  const by = ask(administrator);
  const first = await acts.enter(place, officer, by);
  expect(first).toEqual({ ...place, ...officer });
  await acts.enter(place, { ...officer, officer: '王五' }, ask(administrator));
  expect(await acts.enter(place, officer, by)).toEqual(first);
  expect(await desk.eventsOf('duty-prison-a')).toHaveLength(2);
});

test('the first answer outlives a restart, and so does the roster', async () => {
  const by = ask(administrator);
  await acts.enter(place, officer, by);
  await desk.reopen();
  expect(await actsOn(desk).enter(place, officer, by)).toEqual({ ...place, ...officer });
  const { roster } = await dutyMemory(desk.store)();
  expect([...roster.values()]).toEqual([{ ...place, ...officer }]);
});

test('the key of one act is refused for another, of whatever kind', async () => {
  const by = ask(administrator);
  await acts.enter(place, officer, by);
  const reused = { code: 'idempotency-key-reused', rules: ['HTTP-IDEMPOTENCY'] };
  expect(await refusalOf(acts.enter(place, { ...officer, officer: '王五' }, by))).toEqual(reused);
  expect(await refusalOf(acts.remove(place, by))).toEqual(reused);
  expect(await desk.eventsOf('duty-prison-a')).toHaveLength(1);
});

test('the same key of two senders is two requests', async () => {
  const by = ask(administrator);
  await acts.enter(place, officer, by);
  const decider = somebody('decider', 'decider', 'prison-a');
  await acts.enter(place, { ...officer, officer: '王五' }, { ...by, principal: decider });
  expect(await desk.eventsOf('duty-prison-a')).toHaveLength(2);
});

test('two at once under one key are done once', async () => {
  const by = ask(administrator);
  const other = actsOn(desk);
  const answers = await Promise.all(
    [acts, other, acts].map((each) => each.enter(place, officer, by)),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await desk.eventsOf('duty-prison-a')).toHaveLength(1);
});

test('what is refused is not written, and may be sent again under its key', async () => {
  const by = ask(administrator);
  expect(await refusalOf(acts.remove(place, by))).toEqual({ code: 'not-found', rules: [] });
  await acts.enter(place, officer, ask(administrator));
  expect(await refusalOf(acts.remove(place, by))).toBeNull();
});

test.each([
  ['an auditor', ask(somebody('auditor', 'auditor')), place, officer, 'forbidden'],
  ['another agency', ask(somebody('d', 'decider', 'court-a')), place, officer, 'forbidden'],
  ['no agency', ask(administrator), { ...place, agency: 'nowhere' }, officer, 'not-found'],
  ['no day', ask(administrator), { ...place, date: '2026-02-30' }, officer, 'schema-violation'],
  ['no officer', ask(administrator), place, null, 'schema-violation'],
  ['no key', ask(administrator, 'no-uuid'), place, officer, 'idempotency-key-missing'],
])('%s is refused by its code', async (_, by, where, body, code) => {
  expect(await refusalOf(acts.enter(where, body, by))).toMatchObject({ code });
  expect(await desk.store.head()).toBe(0);
});
