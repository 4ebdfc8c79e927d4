import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays } from '#domain/kernel/legal-date.ts';
import type { MessagesAnswer } from '#read-api/messages/message-answers.ts';
import type { WarningAnswer, WarningsAnswer } from '#read-api/warnings/warning-answers.ts';
import { systemClock } from '../server/clock.ts';
import { processRoles } from '../server/process-roles.ts';
import { parties } from './system/case-desks.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

/** A criminal case whose police are late: warned of, sent, explained and closed as in the other procedure, over HTTP. */
let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu({ roles: processRoles });
}, 120_000);
afterAll(() => andu.close());

const today = systemClock.today();
const police = 'police-shanghai';
const suspect = '吴小明';

async function step(name: string, data: object, caseId?: string): Promise<string> {
  const { status, body } = await andu.as(`${police}-decider`)(`/api/criminal-commands/${name}`, {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID() },
    body: { data, ...(caseId === undefined ? {} : { caseId }) },
  });
  expect([status, body]).toEqual([
    expect.any(Number),
    expect.objectContaining({ caseId: expect.any(String) }),
  ]);
  return (body as { readonly caseId: string }).caseId;
}

/** The open warnings of criminal cases, once there are so many as the filter wants. */
async function warnings(
  user: string,
  wanted: number,
  filter = '',
): Promise<WarningsAnswer['entries']> {
  for (;;) {
    const { body } = await andu.as(user)(`/api/warnings?scope=open&measure=criminal${filter}`);
    const { entries } = body as WarningsAnswer;
    if (entries.length === wanted) return entries;
    await wait(50);
  }
}
/** The message to somebody about a warning, once the view has seen it. */
async function toldOf(user: string, id: string): Promise<object> {
  for (;;) {
    const { body } = await andu.as(user)('/api/messages?kind=todo&limit=100');
    const { messages } = body as MessagesAnswer;
    const found = messages.find((each) => each.id.startsWith(`warning:${id}:`));
    if (found !== undefined) return found;
    await wait(50);
  }
}
const act = (user: string, id: string, name: string, body: object) =>
  andu.as(user)(`/api/warnings/${id}/${name}`, {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID() },
    body,
  });

test('an arrest that was not asked for in three days is warned of, and followed to its end', async () => {
  const caseId = await step('fileCase', {
    on: addDays(today, -20),
    documentNumber: null,
    origin: 'casework',
    reference: '沪公刑立字〔2026〕1号',
    district: null,
    suspect: { name: suspect, idNumber: null },
    offence: '盗窃罪',
    police,
  });
  await step('executeDetention', { on: addDays(today, -10), documentNumber: null }, caseId);
  const [entry] = await warnings('supervisor', 1);
  expect(entry).toMatchObject({
    caseId,
    measure: 'criminal',
    reference: '沪公刑立字〔2026〕1号',
    warning: {
      limit: 'criminal.arrestRequest',
      level: 'overdue',
      agencyKind: 'police',
      agency: police,
      due: addDays(today, -7),
      state: 'raised',
    },
  });
  // The committee sees nobody's name, the police their own case's.
  expect(entry!.name).not.toBe(suspect);
  expect((await warnings(`${police}-handler`, 1))[0]!.name).toBe(suspect);
  expect(await warnings('supervisor', 0, '&agencyKind=court')).toEqual([]);

  const { id } = entry!.warning!;
  const answerBy = addDays(today, 5);
  const text = `请说明${suspect}一案超期原因`;
  expect((await act('supervisor', id, 'send', { text, answerBy })).status).toBe(200);
  const explained = { text: '案情重大，办理延长手续', documents: [] };
  expect((await act(`${parties.court.id}-decider`, id, 'acknowledge', {})).status).toBe(403);
  // The police are told of it, by the number of the case.
  expect(await toldOf(`${police}-handler`, id)).toMatchObject({ title: '沪公刑立字〔2026〕1号' });
  expect((await act(`${police}-handler`, id, 'acknowledge', {})).status).toBe(200);
  expect((await act(`${police}-handler`, id, 'explain', explained)).status).toBe(200);
  expect((await act('supervisor', id, 'accept', { reason: '情况属实' })).status).toBe(200);
  const seen = (await andu.as('auditor')(`/api/warnings/${id}`)).body as WarningAnswer;
  expect(seen.history.map(({ event }) => event)).toEqual([
    'WarningRaised',
    'WarningSent',
    'WarningAcknowledged',
    'WarningExplained',
    'ExplanationAccepted',
  ]);
  // What was written of the suspect is masked to whoever does not work on the case.
  expect(JSON.stringify(seen)).not.toContain(suspect);
  const own = (await andu.as(`${police}-handler`)(`/api/warnings/${id}`)).body as WarningAnswer;
  expect(JSON.stringify(own)).toContain(text);

  // Longer detention was granted in time and comes late: the last day is another one, and nobody is overdue.
  await step(
    'extendDetention',
    { on: addDays(today, -8), documentNumber: null, ground: 'itinerant', days: 27 },
    caseId,
  );
  for (;;) {
    const { warning } = (await andu.as('auditor')(`/api/warnings/${id}`)).body as WarningAnswer;
    if (warning.state === 'withdrawn') break;
    await wait(50);
  }
}, 120_000);
