import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { caseAdmission, type CaseAdmission } from '#commands/case/admit-case-command.ts';
import { CommandsController } from '#commands/case/commands.controller.ts';
import { openingRegister } from '#commands/case/opening-register.ts';
import { SubmitCaseCommand } from '#commands/case/submit-case-command.ts';
import { SubmitCaseCommandHandler } from '#commands/case/submit-case-command.handler.ts';
import { dutyActs } from '#commands/duty/duty-acts.ts';
import { dutyMemory } from '#commands/duty/duty-memory.ts';
import { DutyController, dutyPorts } from '#commands/duty/duty.controller.ts';
import { commandPorts, type CommandPorts } from '#commands/ports.ts';
import {
  ask,
  deskOfWriting,
  somebody,
  type DeskOfWriting,
} from '#commands/testing/desk-of-writing.ts';
import type { Principal } from '#domain/access/principal.ts';
import { anotherOpening } from '#domain/casework/testing/scenario.ts';
import { smallDirectory } from '#domain/directory/testing/small-directory.ts';
import { problemBody, Problem } from '#domain/kernel/problem.ts';
import { accessPolicyToken } from '#http/operation.ts';
import { createApp } from '../server/create-app.ts';
import { serverPorts } from '../server/ports.ts';
import { storeFaults } from '../server/store-faults.ts';
import { problemAnswer } from '../server/problem-answer.ts';

/**
 * A command is admitted the same whatever the way in: here by the HTTP route and by a call in the
 * process, as a file, a message or a timer would make it, over one store.
 */
let desk: DeskOfWriting;
let app: NestFastifyApplication;
let admission: CaseAdmission;
let duty: ReturnType<typeof dutyActs>;

const prison = somebody('system-prison-a', 'businessSystem', 'prison-a');
const handler = somebody('zhang', 'caseHandler', 'prison-a');
const court = somebody('system-court-a', 'businessSystem', 'court-a');
const administrator = somebody('root', 'administrator');
const everybody = new Map([prison, handler, court, administrator].map((each) => [each.id, each]));

beforeAll(async () => {
  desk = await deskOfWriting();
  const { store, clock, signReceipt, policy } = desk;
  const ports: CommandPorts = {
    store,
    clock,
    signReceipt,
    openings: openingRegister(store),
    directoryAt: (day) => smallDirectory(day),
  };
  const roster = dutyMemory(store);
  const directory = () => smallDirectory();
  duty = dutyActs({ store, clock, signReceipt, policy, roster, directory });
  const commands = new SubmitCaseCommandHandler(ports);
  admission = caseAdmission(policy, (request) => commands.execute(new SubmitCaseCommand(request)));
  app = await createApp({
    controllers: [CommandsController, DutyController],
    providers: [
      SubmitCaseCommandHandler,
      { provide: commandPorts, useValue: ports },
      { provide: accessPolicyToken, useValue: policy },
      { provide: dutyPorts, useValue: { roster, directory, acts: duty } },
      {
        provide: serverPorts,
        useValue: {
          identify: async ({ headers }: { headers: Record<string, string> }) =>
            everybody.get(headers['x-who'] as Principal['id']) ?? null,
        },
      },
    ],
    answerProblem: problemAnswer(pino({ level: 'silent' }), async () => undefined, storeFaults()),
  });
});
afterAll(async () => {
  await app.close();
  await desk.dispose();
});

interface Sent {
  readonly who: Principal;
  readonly name: string;
  readonly body: unknown;
  readonly key: string | null;
}
/** What came of it: the answer, or the problem that speaks against it. */
type Outcome = Readonly<Record<string, unknown>>;

async function byHttp({ who, name, body, key }: Sent): Promise<Outcome> {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/commands/${name}`,
    headers: {
      'x-who': who.id,
      'accept-language': 'en',
      'content-type': 'application/json',
      ...(key === null ? {} : { 'idempotency-key': key }),
    },
    payload: JSON.stringify(body),
  });
  const { correlationId: _, ...said } = answer.json<Outcome>();
  return { repeated: answer.headers['idempotent-replayed'] === 'true', ...said };
}

async function directly({ who, name, body, key }: Sent): Promise<Outcome> {
  try {
    return { ...(await admission.submit(name, body, ask(who, key))) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { correlationId: _, ...said } = problemBody(error, 'en', '');
    return { repeated: false, ...(JSON.parse(JSON.stringify(said)) as Outcome) };
  }
}

const opening = () => ({
  data: { ...anotherOpening({ district: '990101' }), plannedFilingDate: '2026-03-20' },
});
const open = (changes: Partial<Sent> = {}): Sent => ({
  who: prison,
  name: 'openCase',
  body: opening(),
  key: randomUUID(),
  ...changes,
});
/** What does not differ from case to case. */
const shapeOf = ({ events, repeated, code, violations }: Outcome) => ({
  types: (events as readonly { type: string }[] | undefined)?.map(({ type }) => type),
  repeated,
  code,
  violations,
});

test('a command is answered alike by either way, with the events that it led to', async () => {
  const [one, other] = [await byHttp(open()), await directly(open())];
  expect(shapeOf(one)).toEqual(shapeOf(other));
  expect(one).toMatchObject({ revision: '0', repeated: false, events: [{ type: 'CaseOpened' }] });
  expect(Object.keys(one).toSorted()).toEqual(Object.keys(other).toSorted());
});

test('what was sent by one way is a repeat by the other, with the first answer', async () => {
  const sent = open();
  const first = await byHttp(sent);
  expect(await directly(sent)).toEqual({ ...first, repeated: true });
  const back = open();
  const direct = await directly(back);
  expect(await byHttp(back)).toEqual({ ...direct, repeated: true });
});

const review = { on: '2026-02-03', agreed: true, opinion: null };
test.each<[string, () => Sent, string]>([
  ['an unknown command', () => open({ name: 'closePrison' }), 'not-found'],
  ['no key', () => open({ key: null }), 'idempotency-key-missing'],
  ['a key that is none', () => open({ key: 'once' }), 'idempotency-key-missing'],
  ['a body that is none', () => open({ body: null }), 'schema-violation'],
  ['a body of another type', () => open({ body: ['openCase'] }), 'schema-violation'],
  ['an unknown field', () => open({ body: { ...opening(), secret: 1 } }), 'schema-violation'],
  ['no case', () => open({ name: 'recordWardReview', body: { data: review } }), 'schema-violation'],
  [
    'a case that is not there',
    () => open({ name: 'recordWardReview', body: { caseId: randomUUID(), data: review } }),
    'not-found',
  ],
  ['another kind of agency', () => open({ who: court }), 'forbidden'],
  ['somebody without a part', () => open({ who: administrator }), 'forbidden'],
  [
    'who is signed in and names another',
    () =>
      open({
        who: handler,
        body: {
          ...opening(),
          person: { name: '李四', post: '民警', staffNumber: '7', at: '2026-03-01T00:00:00Z' },
        },
      }),
    'forbidden',
  ],
])('%s is refused alike by either way', async (_, make, code) => {
  const sent = make();
  const [one, other] = [await byHttp(sent), await directly(sent)];
  expect(one).toMatchObject({ code });
  expect(other).toEqual(one);
});

test('another content under the key of one way is refused by the other', async () => {
  const sent = open();
  await directly(sent);
  const reused = { ...sent, body: opening() };
  expect(await byHttp(reused)).toMatchObject({ code: 'idempotency-key-reused' });
  expect(await directly(reused)).toEqual(await byHttp(reused));
});

test('the same holds beside the cases: a duty by HTTP, again by a call', async () => {
  const key = randomUUID();
  const officer = { officer: '李四', telephone: '021-12345' };
  const put = (body: object) =>
    app.inject({
      method: 'PUT',
      url: '/api/duty/prison-a/2026-03-02',
      headers: { 'x-who': administrator.id, 'idempotency-key': key },
      payload: body,
    });
  const first = (await put(officer)).json<object>();
  const place = { agency: 'prison-a', date: '2026-03-02' };
  expect(await duty.enter(place, officer, ask(administrator, key))).toEqual(first);
  expect(await desk.eventsOf('duty-prison-a')).toHaveLength(1);
  expect((await put({ ...officer, officer: '王五' })).json()).toMatchObject({
    code: 'idempotency-key-reused',
  });
});
