import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { criminalActs } from '#commands/criminal/criminal-acts.ts';
import { CriminalController, criminalActsToken } from '#commands/criminal/criminal.controller.ts';
import { deskOfWriting, somebody, type DeskOfWriting } from '#commands/testing/desk-of-writing.ts';
import type { Principal } from '#domain/access/principal.ts';
import {
  commandOf,
  toPrison,
  until,
  type Told,
} from '#domain/criminal/testing/criminal-scenario.ts';
import { directoryOf, type Directory } from '#domain/directory/directory.ts';
import { smallDirectory } from '#domain/directory/testing/small-directory.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { accessPolicyToken } from '#http/operation.ts';
import { CriminalCasesController } from '#read-api/criminal/criminal-cases.controller.ts';
import {
  criminalCaseAnswer,
  criminalCountsAnswer,
  criminalListAnswer,
} from '#read-api/criminal/criminal-read-answers.ts';
import { readPorts } from '#read-api/ports.ts';
import { createApp } from '../server/create-app.ts';
import { serverPorts } from '../server/ports.ts';
import { storeFaults } from '../server/store-faults.ts';
import { problemAnswer } from '../server/problem-answer.ts';

/** SUPV-1, COCK-4: a criminal case is carried over HTTP by its agencies, and read by those who may. */
let desk: DeskOfWriting;
let app: NestFastifyApplication;
const looks: { readonly stream: string; readonly type: string; readonly data: JsonObject }[] = [];

const policeStation = {
  id: AgencyId('police-a'),
  kind: 'police' as const,
  name: { zh: '东陵公安分局', en: 'police-a' },
  district: '990101',
  code: null,
  parent: null,
  from: LegalDate('2000-01-01'),
  until: null,
};
const directory = (): Directory =>
  directoryOf({
    ...smallDirectory(),
    organisations: [...smallDirectory().organisations, policeStation],
  });

const police: Principal = {
  kind: 'person',
  id: PrincipalId('police-decider'),
  name: '赵铁生',
  role: 'decider',
  agency: policeStation,
  staff: { post: '民警', staffNumber: '7' },
};
const everybody = {
  police,
  policeHandler: { ...police, id: PrincipalId('police-handler'), role: 'caseHandler' } as Principal,
  procuratorate: somebody('procurator', 'decider', 'procuratorate-a'),
  procuratorateSystem: somebody('system-p', 'businessSystem', 'procuratorate-a'),
  otherProcuratorate: somebody('other', 'decider', 'procuratorate-b'),
  court: somebody('judge', 'decider', 'court-a'),
  prison: somebody('warden', 'decider', 'prison-a'),
  auditor: somebody('auditor', 'auditor'),
  committee: somebody('committee', 'supervisor', 'plc'),
  administrator: somebody('root', 'administrator'),
} as const;
type Who = keyof typeof everybody;

beforeAll(async () => {
  desk = await deskOfWriting();
  const { store, signReceipt, policy } = desk;
  const today = () => LegalDate('2026-06-01');
  const clock = { now: () => '2026-06-01T01:00:00.000Z', today };
  const recordLook = async (stream: string, type: string, data: JsonObject) => {
    looks.push({ stream, type, data });
  };
  const proofStateOf = async (events: readonly unknown[]) =>
    events.map(() => ({ kind: 'recorded' }));
  app = await createApp({
    controllers: [CriminalController, CriminalCasesController],
    providers: [
      {
        provide: criminalActsToken,
        useValue: criminalActs({ store, signReceipt, policy, clock, directoryAt: directory }),
      },
      { provide: readPorts, useValue: { store, recordLook, proofStateOf, today } },
      { provide: accessPolicyToken, useValue: policy },
      {
        provide: serverPorts,
        useValue: {
          identify: async ({ headers }: { headers: Record<string, string> }) =>
            everybody[headers['x-who'] as Who] ?? null,
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

async function send(who: Who, told: Told, more: object = {}, key: string = randomUUID()) {
  const { kind, data } = commandOf(told);
  const answer = await app.inject({
    method: 'POST',
    url: `/api/criminal-commands/${kind}`,
    headers: { 'x-who': who, 'idempotency-key': key, 'accept-language': 'en' },
    payload: { data, ...more },
  });
  return {
    status: answer.statusCode,
    repeated: answer.headers['idempotent-replayed'] === 'true',
    body: answer.json<{
      caseId: string;
      revision: string;
      code?: string;
      violations?: { rule: string }[];
    }>(),
  };
}
async function read(who: Who, path: string) {
  const answer = await app.inject({ url: `/api/criminal-cases${path}`, headers: { 'x-who': who } });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<unknown>() };
}

const steps: Readonly<Partial<Record<Told[0], Who>>> = {
  receiveArrestRequest: 'procuratorate',
  decideArrest: 'procuratorate',
  receiveCaseFile: 'procuratorate',
  decideProsecution: 'procuratorate',
  admitToPrison: 'prison',
  sendFamilyNotice: 'prison',
  receiveDocuments: 'police',
};
const actor = (name: Told[0], index: number): Who =>
  steps[name] ?? (index > 8 ? 'court' : 'police');

/** A case of its own, carried as far as the journey goes. */
async function carried(journey: readonly Told[]): Promise<string> {
  const [filing, ...later] = journey;
  const { body } = await send('police', filing!);
  for (const [index, told] of later.entries()) {
    const answer = await send(actor(told[0], index), told, { caseId: body.caseId });
    if (answer.status !== 201) throw new Error(`${told[0]}: ${JSON.stringify(answer.body)}`);
  }
  return body.caseId;
}

test('a case goes from its filing to prison, each act by its agency, and shows its limits', async () => {
  const id = await carried(toPrison);
  const { status, body } = await read('prison', `/${id}`);
  expect(status).toBe(200);
  const shown = criminalCaseAnswer.parse(body);
  expect(shown).toMatchObject({
    stage: 'closed',
    outcome: 'prison',
    suspect: { name: '王小明' },
    revision: String(toPrison.length - 1),
  });
  const custody = shown.limits.find((limit) => limit.id === 'custody')!;
  expect(custody).toMatchObject({ due: '2026-01-28', standing: 'met', doneOn: '2026-01-10' });
  expect(shown.limits.filter(({ standing }) => standing === 'running')).toEqual([]);
  const { body: events } = await read('police', `/${id}/events`);
  expect(events).toHaveLength(toPrison.length);
  expect(
    looks.filter(({ data }) => data['criminalCaseId'] === id).map(({ data }) => data['part']),
  ).toEqual(['dossier', 'events']);
});

test('a list shows the own cases, by what is overdue, and to the committee all of them masked', async () => {
  // Arrested long ago and nobody returned the receipt: two limits are past on 1 June.
  const id = await carried(until(toPrison, 'executeArrest'));
  const list = async (who: Who, query: string) => {
    const { headers, body } = await read(who, query);
    return { range: headers['content-range'], rows: criminalListAnswer.parse(body) };
  };
  const overdue = await list('police', '?overdue=true');
  expect(overdue.rows.find((row) => row.id === id)).toMatchObject({
    overdue: 2,
    next: { id: 'arrestReceipt', due: '2025-12-01' },
    turn: { kind: 'police', agency: 'police-a' },
  });
  expect((await list('otherProcuratorate', '')).rows).toEqual([]);
  const seen = await list('committee', '?stage=investigation&range=[0,0]');
  expect(seen.range).toMatch(/^criminal-cases 0-0\/\d+$/);
  expect(seen.rows[0]!.suspect).toEqual({
    name: '王某',
    idNumber: expect.stringMatching(/^\*+34$/),
  });
});

test('the counts are those of the lists that they open, for whom they are asked and narrowed alike', async () => {
  const id = await carried(until(toPrison, 'executeArrest'));
  const counted = async (who: Who, query: string) =>
    criminalCountsAnswer.parse((await read(who, `/counts${query}`)).body);
  const total = async (who: Who, query: string): Promise<number> => {
    const { headers } = await read(who, `?range=[0,0]&${query}`);
    return Number(String(headers['content-range']).split('/').at(-1));
  };
  const { body } = await read('police', '?range=[0,99]');
  const { filedOn } = criminalListAnswer.parse(body).find((row) => row.id === id)!;
  const month = `openedMonth=${filedOn.slice(0, 7)}`;
  for (const who of ['police', 'committee', 'otherProcuratorate'] as const) {
    for (const narrowed of ['', month, 'openedMonth=1999-01', 'district=310112']) {
      const { stages, overdue } = await counted(who, `?${narrowed}`);
      expect(overdue).toBe(await total(who, `overdue=true&${narrowed}`));
      expect(stages.investigation).toBe(await total(who, `stage=investigation&${narrowed}`));
      expect(Object.values(stages).reduce((sum, each) => sum + each)).toBe(
        await total(who, narrowed),
      );
    }
  }
  expect((await counted('police', `?${month}`)).stages.investigation).toBeGreaterThan(0);
  expect((await counted('otherProcuratorate', '')).overdue).toBe(0);
});

test('an agency is told which steps it may take now, somebody who only reads is told of none', async () => {
  const id = await carried(until(toPrison, 'executeDetention'));
  const possible = async (who: Who) => criminalCaseAnswer.parse((await read(who, `/${id}`)).body);
  expect((await possible('police')).possible).toContain('requestArrest');
  expect((await possible('police')).possible).not.toContain('decideArrest');
  expect((await possible('committee')).possible).toEqual([]);
});

test.each<[Who, string, number]>([
  ['police', '', 200],
  ['committee', '', 200],
  ['auditor', '/events', 200],
  ['court', '', 403],
  ['otherProcuratorate', '', 403],
  ['administrator', '', 403],
])('%s reads a case %s: %i', async (who, part, status) => {
  const id = await carried(until(toPrison, 'executeDetention'));
  const answer = await read(who, `/${id}${part}`);
  expect(answer.status).toBe(status);
  if (who === 'auditor') expect(JSON.stringify(answer.body)).not.toMatch(/王小明|赵铁生|1990/);
});

test('what was sent again gets the first answer, another content under its key is refused', async () => {
  const key = randomUUID();
  const first = await send('police', ['fileCase', '2026-01-05'], {}, key);
  expect(await send('police', ['fileCase', '2026-01-05'], {}, key)).toEqual({
    ...first,
    status: 200,
    repeated: true,
  });
  const other = await send('police', ['fileCase', '2026-01-06'], {}, key);
  expect(other.body.code).toBe('idempotency-key-reused');
});

test('a system reports who decided, and is refused where it does not say so', async () => {
  const caseId = await carried(until(toPrison, 'receiveArrestRequest'));
  const told: Told = ['decideArrest', '2025-11-28'];
  const silent = await send('procuratorateSystem', told, { caseId });
  expect(silent.body).toMatchObject({
    code: 'schema-violation',
    violations: [{ rule: 'PROC-PERSON' }],
  });
  const person = { name: '顾守正', post: '检察官', staffNumber: '9', at: '2025-11-28T08:00:00Z' };
  expect((await send('procuratorateSystem', told, { caseId, person })).status).toBe(201);
  expect(
    (await send('police', ['executeArrest', '2025-11-28'], { caseId, person })).body.code,
  ).toBe('forbidden');
});

test.each<[string, Who, Told, object, string]>([
  ['a handler decides', 'policeHandler', ['requestArrest', '2025-11-22'], {}, 'forbidden'],
  ['the wrong kind of agency', 'court', ['requestArrest', '2025-11-22'], {}, 'forbidden'],
  [
    'an agency that is not there',
    'police',
    ['requestArrest', '2025-11-22', { procuratorate: 'nowhere' }],
    {},
    'schema-violation',
  ],
  [
    'an agency of another kind',
    'police',
    ['requestArrest', '2025-11-22', { procuratorate: 'court-a' }],
    {},
    'schema-violation',
  ],
  [
    'an unknown field',
    'police',
    ['requestArrest', '2025-11-22', { secret: 1 }],
    {},
    'schema-violation',
  ],
  [
    'an older state of the case',
    'police',
    ['requestArrest', '2025-11-22'],
    { expectedRevision: '0' },
    'revision-conflict',
  ],
  [
    'a case that is not there',
    'police',
    ['requestArrest', '2025-11-22'],
    { caseId: randomUUID() },
    'not-found',
  ],
])('%s is refused: %s', async (_, who, told, more, code) => {
  const caseId = await carried(until(toPrison, 'executeDetention'));
  expect((await send(who, told, { caseId, ...more })).body.code).toBe(code);
});

test('the catalogue says of each command who sends it, when, and on what it rests', async () => {
  const answer = await app.inject({
    url: '/api/criminal-commands',
    headers: { 'x-who': 'auditor' },
  });
  const entry = answer.json<{ name: string }[]>().find(({ name }) => name === 'requestArrest');
  expect(entry).toMatchObject({
    agency: 'police',
    role: 'decider',
    stages: { 'criminal-2018': ['investigation'] },
    instrument: { zh: '提请批准逮捕书' },
    schema: { properties: { procuratorate: { zh: '检察院' } } },
  });
});
