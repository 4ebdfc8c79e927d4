import { deskLimits } from '#commands/desk/desk.controller.ts';
import { publishedCaseSeats } from '#demo/directory.ts';
import { anotherOpening } from '#domain/casework/testing/scenario.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu.close());

const handler = 'prison-baimaoling-handler';
function seatOf(id: string) {
  const seat = publishedCaseSeats[id]!;
  return agenciesOf(seat);
}
describe('what a person keeps on the server', () => {
  test('is there again, and belongs to nobody else', async () => {
    const mine = andu.as(handler);
    const put = await mine('/api/preferences/columns.cases', {
      method: 'PUT',
      body: { value: ['name', 'stage'] },
    });
    expect(put).toMatchObject({ status: 200, body: { key: 'columns.cases' } });
    const list = await mine('/api/preferences?prefix=columns.');
    expect(list.body).toMatchObject([{ key: 'columns.cases', value: ['name', 'stage'] }]);
    const others = await andu.as('auditor')('/api/preferences/columns.cases');
    expect(others.status).toBe(404);
    const removed = await mine('/api/preferences/columns.cases', { method: 'DELETE' });
    expect(removed.status).toBe(204);
    expect((await mine('/api/preferences/columns.cases')).status).toBe(404);
  });

  test('is nothing without signing in', async () => {
    expect((await andu.call('/api/preferences')).status).toBe(401);
  });

  test.each([
    ['a huge value', 'columns', { value: 'x'.repeat(deskLimits.characters) }],
    ['no value', 'columns', {}],
    ['null', 'columns', null],
    ['an unknown field', 'columns', { value: 1, more: 2 }],
    ['a key of the prototype', '__proto__', { value: 1 }],
    ['a path', '..%2Fetc', { value: 1 }],
    ['a long key', 'C'.repeat(200), { value: 1 }],
  ])('%s is refused', async (_, key, body) => {
    const answer = await andu.as(handler)(`/api/preferences/${key}`, { method: 'PUT', body });
    expect(answer.status).toBe(400);
  });

  test.each(['constructor', 'toString', 'valueOf.x'])('%s is a key like any other', async (key) => {
    const path = `/api/preferences/${key}`;
    const kept = await andu.as(handler)(path, { method: 'PUT', body: { value: 1 } });
    expect(kept.status).toBe(200);
    expect((await andu.as(handler)(path, { method: 'DELETE' })).status).toBe(204);
  });

  test('a draft needs the right to work on cases', async () => {
    const draft = { method: 'PUT', body: { value: {} } };
    expect((await andu.as(handler)('/api/preferences/draft.x', draft)).status).toBe(200);
    expect((await andu.as('auditor')('/api/preferences/draft.x', draft)).status).toBe(403);
  });
});

describe('the administration', () => {
  test.each(['/api/access/matrix', '/api/users', '/api/systems', '/api/parameters'])(
    '%s is for the administrator, not for a case handler',
    async (path) => {
      expect((await andu.as('administrator')(path)).status).toBe(200);
      expect((await andu.as(handler)(path)).status).toBe(403);
    },
  );

  test('tells of accounts without their passwords', async () => {
    const users = await andu.as('administrator')('/api/users');
    expect(users.body).toContainEqual(expect.objectContaining({ id: 'auditor', role: 'auditor' }));
    expect(users.bytes.toString()).not.toContain('password');
  });

  test('freezes a system with a reason; its agency lifts the freeze', async () => {
    const administrator = andu.as('administrator');
    const path = '/api/systems/system-justice-minhang/state';
    const system = andu.signedBy('justice-minhang');
    expect((await system('/api/commands')).status).toBe(200);
    const change = (state: string) =>
      administrator(path, { method: 'PUT', body: { state, reason: '例行检查' } });
    expect((await change('frozen')).body).toMatchObject({ state: 'frozen' });
    expect(await system('/api/commands')).toMatchObject({
      status: 403,
      body: { code: 'system-frozen' },
    });
    const { open } = (await change('active')).body as { open: { id: string } };
    expect((await system('/api/commands')).status).toBe(403);
    const confirmed = await andu.as('justice-minhang-decider')(
      '/api/systems/system-justice-minhang/confirmation',
      { method: 'PUT', body: { request: open.id, decision: 'confirmed', reason: '核查完毕' } },
    );
    expect(confirmed.status).toBe(200);
    expect((await system('/api/commands')).status).toBe(200);
    expect((await administrator(path, { method: 'PUT', body: { state: 'frozen' } })).status).toBe(
      400,
    );
  });
});

describe('the work list', () => {
  test('says in one answer how many items each scope has, for whom it is asked', async () => {
    const counts = await andu.as(handler)('/api/work-list/counts?on=2026-11-23');
    expect(counts).toMatchObject({ status: 200, body: { mine: expect.any(Number) } });
    for (const [scope, conditions] of [
      ['mine', 'mine=true'],
      ['turn', 'kind=turn'],
      ['overdue', 'overdueOn=2026-11-23'],
      ['all', ''],
      ['right', 'kind=right'],
    ] as const) {
      const list = await andu.as(handler)(`/api/work-list?${conditions}`);
      expect((list.body as { total: number }).total).toBe(counts.body[scope]);
    }
    expect((await andu.as('auditor')('/api/work-list/counts?on=2026-11-23')).body).toMatchObject({
      mine: 0,
    });
  });

  test.each(['', '?on=2026-02-30', '?on=2026-11-23&stage=nowhere'])(
    'refuses to count for %p',
    async (search) => {
      expect(await andu.as(handler)(`/api/work-list/counts${search}`)).toMatchObject({
        status: 400,
        body: { code: expect.any(String) },
      });
    },
  );

  test('is not for the administrator', async () => {
    const answer = await andu.as('administrator')('/api/work-list/counts?on=2026-11-23');
    expect(answer.status).toBe(403);
  });
});

describe('a rule', () => {
  test('leads to the cases in which it speaks, with what it says there', async () => {
    const all = await andu.as('auditor')('/api/rules/SPC2016-006-1A/cases');
    expect(all.body).toMatchObject({ cases: expect.any(Array), nextOffset: null });
    expect((await andu.as('auditor')('/api/rules/NO-SUCH-RULE/cases')).status).toBe(404);
    expect((await andu.as('administrator')('/api/rules/SPC2016-006-1A/cases')).status).toBe(403);
  });
});

describe('live updates', () => {
  test('tell of what happens, and a listener that goes away leaves the server running', async () => {
    const gone = new AbortController();
    const token = await andu.tokenOf('auditor');
    const stream = await fetch(`${andu.url}/api/live?after=0`, {
      headers: { authorization: `Bearer ${token}` },
      signal: gone.signal,
    });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const seat = publishedCaseSeats['PC11']!;
    const agencies = agenciesOf(seat);
    const opened = await andu.signedBy(seat.prison.id)('/api/commands/openCase', {
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: { data: anotherOpening({ agencies }) },
    });
    expect(opened.status).toBe(201);
    let heard = '';
    for await (const chunk of stream.body!) {
      heard += Buffer.from(chunk as Uint8Array).toString();
      if (heard.includes('CaseOpened')) break;
    }
    expect(heard).toMatch(/id: \d+\nevent: CaseOpened\ndata: \{"caseId"/);
    const { position, caseId } = opened.body as { position: string; caseId: string };
    await andu.as('auditor')(`/api/cases?after=${position}`);
    const spoken = await andu.as('auditor')('/api/rules/SPC2016-006-1A/cases');
    const { cases } = spoken.body as { cases: { id: string }[] };
    expect(cases.find(({ id }) => id === caseId)).toMatchObject({
      name: '张某',
      stage: 'wardReview',
    });
    gone.abort();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await andu.call('/healthz')).status).toBe(200);
  });
});

describe('the events of the log, for auditors', () => {
  const exported = (user: string, body: unknown) =>
    andu.as(user)('/api/events/export', { method: 'POST', body });

  test('are found by case, actor, type and time, page after page', async () => {
    const opened = await andu.signedBy(publishedCaseSeats['PC11']!.prison.id)(
      '/api/commands/openCase',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: { data: anotherOpening({ agencies: seatOf('PC11') }) },
      },
    );
    const { caseId } = opened.body as { caseId: string };
    const found = async (asked: string) =>
      (await andu.as('auditor')(`/api/events?${asked}`)).body as {
        events: { type: string; stream: string }[];
        next: string | null;
      };
    const { events, next } = await found(`stream=${caseId}&type=CaseOpened&actor=prison`);
    expect(events).toMatchObject([{ type: 'CaseOpened', stream: `case-${caseId}` }]);
    expect(next).toBe(null);
    expect((await found(`stream=${caseId}&until=2020-01-01T00:00:00Z`)).events).toEqual([]);
    expect((await found('limit=1')).next).toBe('2');
  });

  test('are found by case with the looks at it, by agency, and by what they came of', async () => {
    const seat = publishedCaseSeats['PC11']!;
    const opened = await andu.signedBy(seat.prison.id)('/api/commands/openCase', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: { data: anotherOpening({ agencies: seatOf('PC11') }) },
    });
    const { caseId } = opened.body as { caseId: string };
    await andu.as('auditor')(`/api/cases/${caseId}`);
    type Shown = {
      type: string;
      proof: { kind: string };
      metadata: { correlationId: string; command?: { name: string } };
      data: { offender?: { name: string } };
    };
    const found = async (asked: string) =>
      ((await andu.as('auditor')(`/api/events?${asked}`)).body as { events: Shown[] }).events;
    const ofCase = await found(`case=${caseId}`);
    expect(ofCase.map(({ type }) => type)).toEqual(['CaseOpened', 'CaseViewed']);
    expect(ofCase[0]).toMatchObject({
      metadata: { command: { name: 'openCase' } },
      data: { offender: { name: '张某' } },
    });
    expect(ofCase[0]!.proof.kind).toMatch(/recorded|sequenced|checkpointed|anchored/);
    expect(await found(`case=${caseId}&agency=${seat.prison.id}`)).toHaveLength(1);
    expect(await found(`case=${caseId}&agency=prison`)).toEqual([]);
    const { head } = (await andu.as('auditor')('/api/events?limit=1')).body as { head: string };
    const looks = await andu.as('auditor')(`/api/access-log?after=${head}&caseId=${caseId}`);
    expect((looks.body as { looks: { what: string }[] }).looks.map(({ what }) => what)).toContain(
      'CaseViewed',
    );
    const { correlationId } = ofCase[0]!.metadata;
    expect(await found(`cause=${correlationId}`)).toMatchObject([{ type: 'CaseOpened' }]);
    expect((await andu.as('auditor')('/api/events?case=1')).status).toBe(400);
    expect((await andu.as('auditor')('/api/events?cause=x')).status).toBe(400);
  });

  test('tell a look of a person from a page that reads again by itself', async () => {
    const opened = await andu.signedBy(publishedCaseSeats['PC11']!.prison.id)(
      '/api/commands/openCase',
      {
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: { data: anotherOpening({ agencies: seatOf('PC11') }) },
      },
    );
    const { caseId } = opened.body as { caseId: string };
    const read = (path: string, again: boolean) =>
      andu.as('prison-baimaoling-handler')(path, {
        headers: again ? { 'andu-read': 'again' } : {},
      });
    for (const path of [`/api/cases/${caseId}`, `/api/cases/${caseId}/events`]) {
      for (const again of [false, true, true]) await read(path, again);
    }
    type Looks = { total: number; looks: { what: string }[] };
    // The log has all of them at once, the list when its view has come to them.
    const { head } = (await andu.as('auditor')('/api/events?limit=1')).body as { head: string };
    const looks = async (more: string) =>
      (await andu.as('auditor')(`/api/access-log?after=${head}&caseId=${caseId}${more}`))
        .body as Looks;
    const counted = await looks('&opened=true');
    expect(counted.looks.map(({ what }) => what)).toEqual(['CaseHistoryViewed', 'CaseViewed']);
    // Nobody escapes the log by saying so: what was read again is there as what it is.
    expect((await looks('')).total).toBe(6);
  });

  test.each([
    ['cases', '/api/cases?range=[0,4]'],
    ['workList', '/api/work-list?range=[0,4]'],
    ['messages', '/api/messages?limit=5'],
    ['quality', '/api/quality?range=[0,4]'],
    ['qualityCases', '/api/quality/cases?range=[0,4]'],
    ['ruleCases', '/api/rules/SPC2016-006-1A/cases?limit=5'],
  ])(
    'tell that a page of the list %s was looked at, once and without a name',
    async (list, path) => {
      const mine = andu.as('prison-baimaoling-decider');
      const answer = await mine(path);
      expect(answer.status).toBe(200);
      await mine(path, { headers: { 'andu-read': 'again' } });
      const all = (await andu.as('auditor')('/api/events?stream=access-lists&limit=100')).body as {
        events: {
          type: string;
          data: { list: string; rows: number };
          metadata: { actor: { id: string } };
        }[];
      };
      const looks = all.events.filter(
        ({ data, metadata }) =>
          data.list === list && metadata.actor.id === 'prison-baimaoling-decider',
      );
      expect(looks.map(({ type }) => type).toSorted()).toEqual(['ListRefreshed', 'ListViewed']);
      expect(JSON.stringify(looks)).not.toContain('name');
    },
  );

  test('counting what is unread names nobody and is no look', async () => {
    const looks = async () => {
      const path = '/api/events?stream=access-lists&limit=100';
      return ((await andu.as('auditor')(path)).body as { events: object[] }).events.length;
    };
    const before = await looks();
    await andu.as('prison-baimaoling-decider')('/api/messages?limit=0');
    expect(await looks()).toBe(before);
  });

  test('are exported in order under a seal, and the export is an event', async () => {
    const answer = await exported('auditor', { purpose: '抽查', filter: { type: 'CaseOpened' } });
    expect(answer.status).toBe(200);
    const lines = answer.bytes
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, { type?: string }>);
    expect(lines.slice(0, -1).map(({ event }) => event!.type)).toEqual(
      lines.slice(0, -1).map(() => 'CaseOpened'),
    );
    expect(lines.at(-1)).toMatchObject({
      export: {
        purpose: '抽查',
        filter: { type: 'CaseOpened' },
        masked: true,
        by: { id: 'auditor', role: 'auditor' },
        count: lines.length - 1,
      },
    });
    const looked = await andu.as('auditor')('/api/events?type=EventsExported');
    expect(looked.body).toMatchObject({ events: [{ data: { purpose: '抽查' } }] });
  });

  test.each([
    ['no purpose', { filter: {} }],
    ['an empty purpose', { purpose: '  ' }],
    ['a huge purpose', { purpose: '查'.repeat(501) }],
    ['an unknown condition', { purpose: '抽查', filter: { name: '张某' } }],
    ['a time that is none', { purpose: '抽查', filter: { since: 'yesterday' } }],
    ['null', null],
  ])('are not exported with %s', async (_, body) => {
    const answer = await exported('auditor', body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('are not exported by somebody who is no auditor', async () => {
    expect((await exported(handler, { purpose: '抽查' })).status).toBe(403);
  });
});
