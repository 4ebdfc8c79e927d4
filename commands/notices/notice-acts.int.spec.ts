import {
  ask,
  deskOfWriting,
  refusalOf,
  somebody,
  type DeskOfWriting,
} from '../testing/desk-of-writing.ts';
import { noticeActs, type NoticeActs } from './notice-acts.ts';
import { noticeMemory } from './notice-memory.ts';

let desk: DeskOfWriting;
let acts: NoticeActs;
const actsOn = (of: DeskOfWriting): NoticeActs =>
  noticeActs({
    store: of.store,
    clock: of.clock,
    signReceipt: of.signReceipt,
    policy: of.policy,
    notices: noticeMemory(of.store),
  });
beforeEach(async () => {
  desk = await deskOfWriting();
  acts = actsOn(desk);
});
afterEach(() => desk.dispose());

const activity = {
  kind: 'activity',
  title: '培训',
  text: '周三下午',
  from: null,
  until: null,
  audience: null,
  places: 1,
};
const administrator = somebody('root', 'administrator');
const person = (id: string) => somebody(id, 'caseHandler', 'prison-a');

test('a notice that is sent again under its key is the first one, as it was then', async () => {
  const by = ask(administrator);
  const first = await acts.publish(activity, by);
  await acts.takePlace(first.id, ask(person('zhang')));
  expect(await actsOn(desk).publish(activity, by)).toEqual(first);
  expect((await noticeMemory(desk.store)()).size).toBe(1);
});

test('a place that is taken again under its key is told as it was then', async () => {
  const { id } = await acts.publish({ ...activity, places: 2 }, ask(administrator));
  const by = ask(person('zhang'));
  const first = await acts.takePlace(id, by);
  await acts.takePlace(id, ask(person('li')));
  await acts.givePlaceBack(id, ask(person('zhang')));
  expect(await acts.takePlace(id, by)).toEqual(first);
  const now = (await noticeMemory(desk.store)()).get(id)!;
  expect([...now.registered.keys()]).toEqual(['li']);
});

test('another content or another act under the key is refused', async () => {
  const by = ask(administrator);
  const { id } = await acts.publish(activity, by);
  for (const act of [
    acts.publish({ ...activity, title: '会议' }, by),
    acts.withdraw(id, { reason: '有误' }, by),
  ]) {
    expect(await refusalOf(act)).toMatchObject({ code: 'idempotency-key-reused' });
  }
  expect(await desk.store.head()).toBe(1);
});

test('of many who ask at once for the last place one gets it, over two memories', async () => {
  const { id } = await acts.publish(activity, ask(administrator));
  const other = actsOn(desk);
  const people = ['a', 'b', 'c', 'd', 'e', 'f'].map(person);
  const answers = await Promise.all(
    people.map((each, index) =>
      refusalOf((index % 2 === 0 ? acts : other).takePlace(id, ask(each))),
    ),
  );
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  const refused = { code: 'refused-by-state', rules: ['NOTICE'] };
  expect(answers.filter((answer) => answer !== null)).toEqual(people.slice(1).map(() => refused));
});

test('what is kept of notices comes back from the events alone', async () => {
  const { id } = await acts.publish({ ...activity, places: null }, ask(administrator));
  await acts.takePlace(id, ask(person('zhang')));
  await acts.withdraw(id, { reason: '改期' }, ask(administrator));
  const before = await noticeMemory(desk.store)();
  await desk.reopen();
  const after = await noticeMemory(desk.store)();
  expect(after).toEqual(before);
  expect(after.get(id)).toMatchObject({
    withdrawn: '改期',
    registered: new Map([['zhang', 'zhang的姓名']]),
  });
});

test('a stranger to notices is refused before anything is looked at', async () => {
  const auditor = ask(somebody('auditor', 'auditor'));
  expect(await refusalOf(acts.publish(null, auditor))).toMatchObject({ code: 'forbidden' });
  expect(await refusalOf(acts.publish(null, ask(administrator)))).toMatchObject({
    code: 'schema-violation',
  });
  const unknown = acts.withdraw(crypto.randomUUID(), { reason: '有误' }, ask(administrator));
  expect(await refusalOf(unknown)).toMatchObject({ code: 'not-found' });
});
