import { setTimeout as wait } from 'node:timers/promises';
import { journeyUntil } from '#domain/casework/testing/scenario.ts';
import { addDays, LegalDate } from '#domain/kernel/legal-date.ts';
import type { MessagesAnswer } from '#read-api/messages/message-answers.ts';
import type { WarningAnswer, WarningsAnswer } from '#read-api/warnings/warning-answers.ts';
import { systemClock } from '../server/clock.ts';
import { processRoles } from '../server/process-roles.ts';
import { broughtCase } from './system/brought-case.ts';
import { parties } from './system/case-desks.ts';
import { serveAndu, type Answer, type ServedAndu } from './system/served-andu.ts';

/** From the day on which a case is overdue to the auditor who reads all of it: over HTTP, without a screen. */
let andu: ServedAndu;
let caseId: string;
beforeAll(async () => {
  andu = await serveAndu({ roles: processRoles });
  const running = { url: andu.url, dataFolder: andu.folder } as Parameters<typeof broughtCase>[0];
  caseId = await broughtCase(running, {}, journeyUntil('postCourtNotice').slice(1));
}, 120_000);
afterAll(() => andu.close());

const supervisor = 'supervisor';
const ofCourt = `${parties.court.id}-decider`;
const today = systemClock.today();
const answerBy = addDays(today, 5);

/** The open warnings of the case; what the reactor does comes of itself. */
async function warningsOf(user: string, count: number): Promise<WarningsAnswer['entries']> {
  for (;;) {
    const { body } = await andu.as(user)('/api/warnings?scope=open');
    const entries = (body as WarningsAnswer).entries.filter((each) => each.caseId === caseId);
    if (entries.length >= count) return entries;
    await wait(50);
  }
}
const one = async (user: string, id: string): Promise<WarningAnswer> =>
  (await andu.as(user)(`/api/warnings/${id}`)).body;
/** The warnings that somebody is told to do something about, with how they stand. */
async function toldOf(user: string): Promise<readonly (readonly [string, string])[]> {
  const { body } = await andu.as(user)('/api/messages?kind=todo&limit=100');
  return (body as MessagesAnswer).messages.flatMap(({ detail: { warning } }) =>
    warning === undefined ? [] : [[warning.limit, warning.state] as const],
  );
}
/** Waits until the view has seen what was done. */
async function seen({ status, body }: Answer): Promise<void> {
  expect(status).toBe(200);
  const { position } = body as { readonly position: string };
  await andu.as(supervisor)(`/api/warnings/counts?after=${position}`);
}
const act = (user: string, id: string, name: string, body: object) =>
  andu.as(user)(`/api/warnings/${id}/${name}`, {
    method: 'POST',
    headers: { 'idempotency-key': crypto.randomUUID() },
    body,
  });

test('overdue, sent, explained, refused, explained again, accepted, closed, and read by an auditor', async () => {
  const entries = await warningsOf(supervisor, 2);
  expect(
    entries.map(({ warning }) => [warning!.limit, warning!.level, warning!.due, warning!.state]),
  ).toEqual([
    ['courtNoticePosting', 'overdue', '2026-03-30', 'raised'],
    ['ruling', 'overdue', '2026-04-20', 'raised'],
  ]);
  // The case was accepted on Monday 23 March: five days are 28 March, a Saturday.
  const { id, arithmetic, article } = entries[0]!.warning!;
  expect(arithmetic.zh).toContain('2026-03-30');
  expect(article.zh).toContain('法释〔2014〕5号');
  expect(entries[0]!.name).toMatch(/某/);

  expect((await act(ofCourt, id, 'explain', { text: '尚无通知', documents: [] })).status).toBe(422);
  expect((await act(supervisor, id, 'send', { text: '请说明超期原因', answerBy })).status).toBe(
    200,
  );
  expect((await act(supervisor, id, 'acknowledge', {})).status).toBe(403);
  await seen(await act(ofCourt, id, 'acknowledge', {}));
  expect(await toldOf(ofCourt)).toEqual([['courtNoticePosting', 'acknowledged']]);
  expect((await act(ofCourt, id, 'explain', { text: '公告栏检修', documents: [] })).status).toBe(
    200,
  );
  const refused = { reason: '检修不是法定事由', answerBy };
  expect((await act(supervisor, id, 'refuse', refused)).status).toBe(200);
  await seen(await act(ofCourt, id, 'explain', { text: '承办人交接疏漏，已补', documents: [] }));
  expect(await toldOf(ofCourt)).toEqual([]);
  expect(await toldOf(supervisor)).toEqual([
    ['courtNoticePosting', 'explained'],
    ['ruling', 'raised'],
  ]);
  expect((await act(supervisor, id, 'close', { conclusion: '已整改' })).status).toBe(422);
  expect((await act(supervisor, id, 'accept', { reason: '情况属实' })).status).toBe(200);
  expect((await act(supervisor, id, 'close', { conclusion: '已整改' })).status).toBe(200);

  const { warning, history, acts } = await one('auditor', id);
  expect([warning.state, acts]).toEqual(['closed', []]);
  expect(history.map(({ event, person }) => [event, person === null])).toEqual([
    ['WarningRaised', true],
    ['WarningSent', false],
    ['WarningAcknowledged', false],
    ['WarningExplained', false],
    ['ExplanationRefused', false],
    ['WarningExplained', false],
    ['ExplanationAccepted', false],
    ['WarningClosed', false],
  ]);
  const events = (await andu.as('auditor')(`/api/events?stream=warning-${id}&limit=100`)).body as {
    readonly events: readonly { readonly type: string }[];
  };
  expect(events.events.map(({ type }) => type)).toEqual(history.map(({ event }) => event));
});

test('another agency sees nothing of it, and who is warned sees the name in full', async () => {
  const others = (await andu.as(`${parties.prison.id}-decider`)('/api/warnings'))
    .body as WarningsAnswer;
  expect(others.entries).toEqual([]);
  const [own] = await warningsOf(ofCourt, 1);
  expect(own!.name).toBe('张三');
  const prisons = `${parties.prison.id}-decider`;
  expect((await andu.as(prisons)(`/api/warnings/${own!.warning!.id}`)).status).toBe(403);
  expect((await andu.as('administrator')('/api/warnings')).status).toBe(403);
});

test('several at once: each by itself, and what is refused is named', async () => {
  const [open] = await warningsOf(supervisor, 1);
  const { id } = open!.warning!;
  const nobody = '0b9f7c1e-1111-4222-8333-444455550009';
  const sent = await andu.as(supervisor)('/api/warning-batches/send', {
    method: 'POST',
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { ids: [id, nobody], data: { text: '请说明', answerBy } },
  });
  expect(sent.body).toMatchObject({
    done: [{ id }],
    refused: [{ id: nobody, code: 'not-found' }],
  });
  const counts = (await andu.as(supervisor)('/api/warnings/counts')).body;
  expect(counts).toMatchObject({ overdue: 1 });
});

test('a supervisor sets how early, with a reason; the agencies do not', async () => {
  const set = (user: string) =>
    andu.as(user)('/api/warning-settings', {
      method: 'PUT',
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { days: { ruling: 10 }, reason: '提早督办' },
    });
  expect((await set(ofCourt)).status).toBe(403);
  expect((await set(supervisor)).body).toMatchObject({ began: LegalDate(today) });
  const { limits } = (await andu.as(ofCourt)('/api/warning-settings')).body as {
    readonly limits: readonly { readonly id: string; readonly days: number }[];
  };
  expect(limits.find(({ id }) => id === 'ruling')).toEqual({
    id: 'ruling',
    days: 10,
    usualDays: 7,
  });
});
