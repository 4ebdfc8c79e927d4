import type { Browser } from 'playwright-core';
import { takeSeat, type Seat } from './system/browser.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
const seats: Seat[] = [];
const sit = async (user: string): Promise<Seat> => {
  const seat = await takeSeat(browser, server.url, { user });
  seats.push(seat);
  return seat;
};
beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration());
}, 90_000);
afterAll(() => close());
afterEach(() => Promise.all(seats.splice(0).map((seat) => seat.close())));
const expectNoComplaint = (): void =>
  expect(seats.flatMap(({ complaints }) => complaints)).toEqual([]);

test('an activity that the administrator publishes rings at a desk, which registers for it', async () => {
  const handler = await sit('prison-baimaoling-handler');
  await handler.page.getByRole('link', { name: /^消息中心，\d+条未读$/ }).click();
  await handler.page.getByRole('tab', { name: '通知', exact: true }).click();
  await handler.page.getByText('目前没有通知').waitFor();
  const administrator = await sit('administrator');
  await administrator.page.goto(`${server.url}/#/administration/notices`);
  await administrator.page.getByRole('button', { name: '发布通知' }).click();
  const dialog = administrator.page.getByRole('dialog');
  await dialog.getByLabel('类别').selectOption('activity');
  await dialog.getByLabel('标题').fill('业务培训');
  await dialog.getByLabel('内容').fill('<img onerror=alert(1)> 周三下午');
  await dialog.getByLabel('名额').fill('1');
  await dialog.getByRole('button', { name: '确认' }).click();
  await administrator.page.getByRole('cell', { name: '业务培训' }).waitFor();
  // Told by the live updates, without a reload.
  await handler.page.getByRole('tab', { name: '通知 (1)' }).click();
  await handler.page.getByText('<img onerror=alert(1)> 周三下午').waitFor();
  await handler.page.getByRole('button', { name: '报名', exact: true }).click();
  await handler.page.getByText('已报名1人，共1个名额').waitFor();
  await handler.picture('messages-activity');
  await handler.page.getByRole('button', { name: '标为已读', exact: true }).click();
  await handler.page.getByRole('tab', { name: '通知', exact: true }).waitFor();
  await handler.page.getByRole('button', { name: '全部标为已读' }).click();
  const bell = handler.page.getByRole('link', { name: '消息中心，0条未读' });
  await bell.waitFor();
  // Nothing waits: nothing stands beside the sign, where the name begins.
  await bell.locator('.MuiBadge-badge').waitFor({ state: 'hidden' });
  expectNoComplaint();
}, 60_000);

test('the duty that a decider enters stands at the head of the cockpit', async () => {
  const leader = await sit('supervisor');
  await leader.page.goto(`${server.url}/#/cockpit`);
  await leader.page.getByTestId('duty-today').getByText('今日值班：未登记').waitFor();
  await leader.page.getByText(/星期[一二三四五六日]/).waitFor();
  const decider = await sit('court-shanghai-3-decider');
  await decider.page.goto(`${server.url}/#/duty`);
  await decider.page.getByLabel('值班人员').fill('李四');
  await decider.page.getByLabel('电话').fill('021-12345678');
  await decider.page.getByRole('button', { name: '登记值班' }).click();
  await decider.page.getByRole('cell', { name: '李四' }).waitFor();
  await leader.page
    .getByTestId('duty-today')
    .getByText(/李四 021-12345678/)
    .waitFor();
  await leader.picture('cockpit-duty');
  expectNoComplaint();
}, 60_000);
