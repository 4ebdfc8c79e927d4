import { commandCatalogue, jsonSchemaOf } from '#domain/casework/command-catalogue.ts';
import { demonstrationSigningKey } from '#identity/signatures/demonstration-systems.ts';
import { signRequest } from '#identity/signatures/sign-request.ts';
import { publishedCaseSeats } from '#demo/directory.ts';
import { opening, personFor } from '#domain/casework/testing/scenario.ts';
import { agencyKinds, type AgencyKind } from '#domain/casework/agencies.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { sampleOf, type Schema } from './system/sample-of-schema.ts';
import { serveAndu, type Answer, type ServedAndu } from './system/served-andu.ts';

const seat = publishedCaseSeats['PC11']!;
const agencies = agenciesOf(seat);

let andu: ServedAndu;
/** A case at its first stage; nothing in this file may change it. */
let caseId: string;
let untouched: string;
beforeAll(async () => {
  andu = await serveAndu();
  const opened = await send('openCase', { data: opening({ agencies }) }, 'prison');
  if (opened.status !== 201) throw new Error(opened.bytes.toString());
  ({ caseId } = opened.body as { caseId: string });
  untouched = await eventsOfAllCases();
}, 60_000);
/** Looked at after each group: what is refused by one call stays refused. */
const expectUntouched = async (): Promise<void> => {
  expect(await eventsOfAllCases()).toBe(untouched);
};
// Once more from the beginning, before the system is closed: what was there is there still.
afterAll(() => {
  read = { ids: [], next: 1 };
  return expectUntouched();
});
afterAll(() => andu.close());

const key = (): string => crypto.randomUUID();

function send(name: string, body: unknown, agency: AgencyKind, headers = {}): Promise<Answer> {
  return andu.signedBy(seat[agency].id)(`/api/commands/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key(), ...headers },
    body,
  });
}

/** What was read of the log so far: ids of the events of cases, and from where to read on. */
let read: { ids: string[]; next: number } = { ids: [], next: 1 };

/** Every event of every case, as one text; a log only grows, and what was read of it is not read again. */
async function eventsOfAllCases(): Promise<string> {
  const auditor = andu.as('auditor');
  for (let isMore = true; isMore;) {
    const answer: Answer = await auditor(`/api/events?from=${read.next}&limit=1000`);
    const { events } = answer.body as {
      events: { stream: string; id: string; position: number }[];
    };
    read.ids.push(...events.filter(({ stream }) => stream.startsWith('case-')).map(({ id }) => id));
    read.next = (events.at(-1)?.position ?? read.next - 1) + 1;
    isMore = events.length === 1000;
  }
  return read.ids.join('\n');
}

/** A refusal that a sender can act on: 4xx, a stable code, a title. */
function expectRefused(answer: Answer): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({
    status: answer.status,
    code: expect.stringMatching(/^[a-z-]+$/),
    title: expect.stringMatching(/\S/),
    correlationId: expect.stringMatching(/\S/),
  });
}

const schemas = new Map(
  commandCatalogue.map(({ name, schema }) => [name as string, jsonSchemaOf(schema) as Schema]),
);
const senderOf = (name: string): AgencyKind => {
  const { agency } = commandCatalogue.find((entry) => entry.name === name)!;
  return agency === 'party' ? 'prison' : agency;
};
const names = commandCatalogue.map(({ name }) => name as string);
const later = names.filter((name) => name !== 'openCase');
const valid = (name: string): object => sampleOf(schemas.get(name)!) as object;

/** Wrong values, whatever a field is. */
const wrongValues: readonly [label: string, value: unknown][] = [
  ['null', null],
  ['a list', [[]]],
  ['an object', { a: 1 }],
  ['a fraction', 1.5],
  ['a huge number', 1e308],
  ['a negative number', -1],
  ['an empty text', ''],
  ['a huge text', '字'.repeat(20_000)],
  ['control characters', 'a\u0000b\u0007'],
  ['half a character', '\ud842'],
];

/** True when the schema of this field takes the value, so that it is not wrong here. */
function takes(name: string, field: string, value: unknown): boolean {
  const { schema } = commandCatalogue.find((entry) => entry.name === name)!;
  return schema.safeParse({ ...valid(name), [field]: value }).success;
}

describe.each(names)('the command %s', (name) => {
  afterAll(expectUntouched);
  const sender = senderOf(name);
  const target = name === 'openCase' ? {} : { caseId: undefined as string | undefined };
  const envelope = (data: unknown) => ({
    ...target,
    ...(name === 'openCase' ? {} : { caseId }),
    data,
    person,
  });

  test.each([
    ['null', null],
    ['a list', []],
    ['a text', 'x'],
    ['a number', 1],
    ['true', true],
    ['nothing', {}],
    ['an unknown field', { nonsense: 1 }],
  ])('with %s for data is refused', async (_, data) => {
    expectRefused(await send(name, envelope(data), sender));
  });

  test('with a wrong value in any one field is refused, and the field is named', async () => {
    const fields = Object.keys(schemas.get(name)!.properties!);
    const cases = fields.flatMap((field) =>
      wrongValues
        .filter(([, value]) => !takes(name, field, value))
        .map(([label, value]) => ({ field, label, value })),
    );
    expect(cases.length).toBeGreaterThan(fields.length);
    for (const { field, value } of cases) {
      const answer = await send(name, envelope({ ...valid(name), [field]: value }), sender);
      expectRefused(answer);
      // A text that is no text at all is stopped earlier, by the JSON itself.
      if ((answer.body as { code: string }).code === 'schema-violation') {
        const { violations } = answer.body as { violations: { field: string }[] };
        expect(violations.some((each) => each.field.startsWith(`/${field}`))).toBe(true);
      }
    }
  }, 60_000);

  test('with a field more, or one less, is refused', async () => {
    const data = valid(name);
    expectRefused(await send(name, envelope({ ...data, more: 1 }), sender));
    for (const field of Object.keys(data)) {
      const { [field as never]: _, ...rest } = data;
      expectRefused(await send(name, envelope(rest), sender));
    }
  });

  test('from every other agency is refused', async () => {
    const { agency } = commandCatalogue.find((entry) => entry.name === name)!;
    const strangers = agencyKinds.filter((kind) => agency !== 'party' && kind !== agency);
    for (const kind of strangers) {
      const answer = await send(name, envelope(valid(name)), kind);
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    const stranger = await andu.signedBy('prison-tilanqiao')(`/api/commands/${name}`, {
      method: 'POST',
      headers: { 'idempotency-key': key() },
      body: envelope(valid(name)),
    });
    expectRefused(stranger);
  });

  test('from an auditor, an analyst, an administrator or nobody is refused', async () => {
    for (const user of ['auditor', 'analyst', 'administrator', 'supervisor']) {
      const answer = await andu.as(user)(`/api/commands/${name}`, {
        headers: { 'idempotency-key': key() },
        body: envelope(valid(name)),
      });
      expect(answer.status).toBe(403);
    }
    const nobody = await andu.call(`/api/commands/${name}`, { body: envelope(valid(name)) });
    expect(nobody.status).toBe(401);
  });
});

/** What may be done at the first stage is not out of order there. */
const atFirst = new Set(
  commandCatalogue
    .filter(({ stages }) => Object.values(stages).some((list) => list.includes('wardReview')))
    .map(({ name }) => name as string),
);

describe('a step out of order', () => {
  afterAll(expectUntouched);
  test.each(later.filter((name) => !atFirst.has(name)))('%s is refused', async (name) => {
    const answer = await send(name, { caseId, data: valid(name), person }, senderOf(name));
    expectRefused(answer);
    expect(answer.status).toBe(422);
  });

  test.each(later)('%s to a case that is not there is refused', async (name) => {
    expectRefused(await send(name, { caseId: key(), data: valid(name), person }, senderOf(name)));
  });
});

const path = '/api/commands/recordWardReview';
const person = personFor('recordWardReview');
const good = (): object => ({
  caseId,
  data: { on: '2026-02-03', agreed: true, opinion: null },
  person,
});
const raw = (text: string | Uint8Array, headers = {}): Promise<Answer> =>
  andu.signedBy(agencies.prison)(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key(), ...headers },
    body: typeof text === 'string' ? Buffer.from(text) : text,
  });

describe('a body', () => {
  afterAll(expectUntouched);
  const data = '"data":{"on":"2026-02-03","agreed":true,"opinion":null}';
  test.each([
    ['that is empty', ''],
    ['that is no JSON', '{'],
    ['with more behind it', '{}{}'],
    ['with a comment', `{/* */"caseId":"x",${data}}`],
    ['with a key twice', `{"caseId":"a","caseId":"b",${data}}`],
    ['with a key twice deep inside', '{"data":{"on":"2026-02-03","on":"2026-02-04"}}'],
    ['that touches the prototype', `{"__proto__":{"agreed":true},${data}}`],
    ['that touches the constructor', `{"constructor":{"prototype":{}},${data}}`],
    ['nested too deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['with half a character', '{"data":"\\ud842"}'],
    ['with a number beyond all numbers', '{"data":1e999}'],
  ])('%s is refused', async (_, text) => {
    expectRefused(await raw(text));
  });

  test('in bad UTF-8 is refused', async () => {
    expectRefused(await raw(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])));
  });

  test('beyond a mebibyte is refused as too large', async () => {
    const answer = await raw(JSON.stringify({ caseId, data: { opinion: 'x'.repeat(2 ** 21) } }));
    expect(answer).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect(JSON.stringify(answer.body)).toContain('请求内容不超过 1 MiB');
  });

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])(
    'called %s is refused',
    async (type) => {
      const answer = await raw(JSON.stringify(good()), { 'content-type': type });
      expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    },
  );
});

describe('a request', () => {
  afterAll(expectUntouched);
  test.each([undefined, '', 'not-a-uuid', '0b9f7c1e-1111-4222-8333'])(
    'with the idempotency key %p is refused',
    async (given) => {
      const headers = given === undefined ? {} : { 'idempotency-key': given };
      const answer = await andu.signedBy(agencies.prison)(path, { body: good(), headers });
      expect(answer).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } });
    },
  );

  test.each(['-1', '1.0', 'x', '99999999999999999999', 0, null])(
    'that expects the revision %p is refused',
    async (expectedRevision) => {
      expectRefused(await send('recordWardReview', { ...good(), expectedRevision }, 'prison'));
    },
  );

  test('that expects another revision is told which one it is', async () => {
    const answer = await send('recordWardReview', { ...good(), expectedRevision: '7' }, 'prison');
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'revision-conflict', violations: [{ expected: '7', actual: '0' }] },
    });
  });

  test.each([
    ['that opens a case', 'openCase', opening({ agencies }), 400, 'schema-violation'],
    [
      'to a case that is not there',
      'recordWardReview',
      (good() as { data: object }).data,
      404,
      'not-found',
    ],
  ] as const)(
    '%s is not told that the case moved on, whatever revision it expects',
    async (_, name, sent, status, code) => {
      const body = { caseId: key(), expectedRevision: '0', data: sent };
      expect(await send(name, body, 'prison')).toMatchObject({ status, body: { code } });
    },
  );

  test('of a stranger that expects another revision is not told which one it is', async () => {
    const body = { ...good(), expectedRevision: '7' };
    const answer = await andu.signedBy('prison-tilanqiao')(path, {
      headers: { 'idempotency-key': key() },
      body,
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(answer.bytes.toString()).not.toContain('actual');
  });

  const signedAt = (now: number) => {
    const body = Buffer.from(JSON.stringify(good()));
    const headers = signRequest(
      {
        method: 'POST',
        url: `${andu.url}${path}`,
        headers: { 'content-type': 'application/json', 'idempotency-key': key() },
        body,
      },
      demonstrationSigningKey(andu.folder, agencies.prison)!,
      { now: () => now },
    );
    return { headers, body };
  };

  test.each([
    ['an hour ago', -3_600_000],
    ['in an hour', 3_600_000],
  ])('signed %s is refused', async (_, shift) => {
    const answer = await andu.call(path, signedAt(Date.now() + shift));
    expect(answer).toMatchObject({ status: 401, body: { code: 'signature-expired' } });
  });

  test('whose signature was made for another body is refused', async () => {
    const { headers } = signedAt(Date.now());
    expectRefused(await andu.call(path, { headers, body: Buffer.from('{}') }));
  });

  test('that was heard before is refused, though it was refused the first time', async () => {
    const body = Buffer.from('{"data":{}}');
    const headers = signRequest(
      {
        method: 'POST',
        url: `${andu.url}${path}`,
        headers: { 'content-type': 'application/json', 'idempotency-key': key() },
        body,
      },
      demonstrationSigningKey(andu.folder, agencies.prison)!,
    );
    expect(await andu.call(path, { headers, body })).toMatchObject({ status: 400 });
    expect(await andu.call(path, { headers, body })).toMatchObject({
      status: 401,
      body: { code: 'signature-replayed' },
    });
  });

  test.each([
    ['unknown', 'dropEverything'],
    ['of the prototype', '__proto__'],
    ['of every object', 'toString'],
    ['of a folder', '..'],
    ['with a zero byte', '%00'],
    ['that is no UTF-8', '%ff'],
    ['that is long', 'x'.repeat(300)],
  ])('for a command with a name %s is refused', async (_, name) => {
    expectRefused(
      await andu.as('prison-baimaoling-handler')(`/api/commands/${name}`, { body: good() }),
    );
  });
});
