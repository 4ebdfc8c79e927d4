import { publishedCaseSeats } from '#demo/directory.ts';
import { opening, personFor } from '#domain/casework/testing/scenario.ts';
import { longestQuery } from '#domain/kernel/search-limits.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

const seat = publishedCaseSeats['PC11']!;
const handler = `${seat.court.id}-handler`;

let andu: ServedAndu;
let position: string;
let caseId: string;
const agencies = agenciesOf(seat);
beforeAll(async () => {
  andu = await serveAndu();
  const offender = { name: '欧阳𠮷', prisonerNumber: '3101009876' };
  const opened = await andu.signedBy(seat.prison.id)('/api/commands/openCase', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { data: { ...opening({ agencies }), offender, reference: '欧阳𠮷（3101009876）减字' } },
  });
  ({ caseId } = opened.body as { caseId: string });
  const reviewed = await andu.signedBy(seat.prison.id)('/api/commands/recordWardReview', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: {
      caseId,
      data: { on: '2026-02-03', agreed: true, opinion: '欧阳𠮷（3101009876）确有悔改表现' },
      person: personFor('recordWardReview'),
    },
  });
  ({ position } = reviewed.body as { position: string });
}, 60_000);
afterAll(() => andu.close());

const search = (user: string, q: string, more = '') =>
  andu.as(user)(`/api/search?after=${position}&q=${encodeURIComponent(q)}${more}`);
const take = (user: string, body: unknown) =>
  andu.as(user)('/api/search/export', { method: 'POST', body });

describe('a search', () => {
  test('shows names and numbers in full to a party, masked to an auditor, also where they were found', async () => {
    const own = await search(handler, '欧阳𠮷 3101009876');
    expect(own.bytes.toString()).toContain('欧阳𠮷');
    expect(own.bytes.toString()).toContain('3101009876');
    for (const user of ['auditor', 'analyst', 'supervisor']) {
      // By what is hidden nothing is found, so that nobody can try numbers until one is right.
      for (const hidden of ['欧阳𠮷', '阳𠮷', '3101009876', '310100']) {
        expect((await search(user, hidden)).body).toMatchObject({ total: 0 });
      }
      const masked = await search(user, '欧阳某');
      expect(masked.body).toMatchObject({ total: 1, hits: [{ parties: ['欧阳某'] }] });
      expect(masked.bytes.toString()).not.toContain('欧阳𠮷');
      expect(masked.bytes.toString()).not.toContain('3101009876');
    }
  });

  test('a list hides them where they stand in a reference', async () => {
    for (const path of ['/api/cases?', '/api/work-list?', '/api/quality/cases?']) {
      const own = await andu.as(handler)(`${path}after=${position}&range=[0,199]`);
      if (path !== '/api/work-list?') expect(own.bytes.toString()).toContain('3101009876');
      for (const user of ['auditor', 'analyst', 'supervisor']) {
        const list = await andu.as(user)(`${path}after=${position}&range=[0,199]`);
        expect(list.status).toBe(200);
        expect(list.bytes.toString()).toContain('欧阳某（********76）减字');
        expect(list.bytes.toString()).not.toContain('3101009876');
        expect(list.bytes.toString()).not.toContain('欧阳𠮷');
      }
    }
  });

  test('hides a name and a number also in what people wrote, from whoever sees them masked', async () => {
    const read = async (user: string, path: string) => (await andu.as(user)(path)).bytes.toString();
    const paths = [
      `/api/search?after=${position}&q=${encodeURIComponent('悔改表现')}`,
      `/api/cases/${caseId}/events`,
      `/api/cases/${caseId}`,
    ];
    for (const path of [...paths, `/api/events?case=${caseId}`, `/api/events?type=WardReviewed`]) {
      const shown = await read('auditor', path);
      expect(shown).toContain(caseId);
      expect(shown).not.toContain('欧阳𠮷');
      expect(shown).not.toContain('3101009876');
    }
    expect(await read('auditor', paths[1]!)).toContain('欧阳某（********76）确有悔改表现');
    for (const path of paths.slice(0, 2)) {
      expect(await read(handler, path)).toContain('欧阳𠮷（3101009876）确有悔改表现');
    }
    const lines = await andu.as('auditor')('/api/events?type=WardReviewed', {
      headers: { accept: 'application/x-ndjson' },
    });
    expect(lines.bytes.toString()).toContain('欧阳某（********76）确有悔改表现');
    expect(lines.bytes.toString()).not.toContain('欧阳𠮷');
  });

  test('that finds nothing says which part stands in the way', async () => {
    const answer = await search(handler, '𠮷 没有这样的词');
    expect(answer.body).toMatchObject({
      total: 0,
      obstacles: [
        { part: { text: '𠮷', rest: '没有这样的词' }, alone: 1, without: 0 },
        { part: { text: '没有这样的词', rest: '𠮷' }, alone: 0, without: 1 },
      ],
    });
  });

  test.each([
    ['an open quotation mark', '"欧阳'],
    ['an open parenthesis', '(((欧阳'],
    ['an operator alone', 'AND'],
    ['a field that is none', 'colour:red'],
    ['too much', '案'.repeat(longestQuery + 1)],
  ])('for %s is refused with a reason', async (_, q) => {
    const answer = await search(handler, q);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect((answer.body as { violations: { field: string }[] }).violations[0]!.field).toBe('/q');
  });

  test.each([
    ['marks of the direction of writing', '\u202e欧阳\u202c', 1],
    ['a picture beside a word', '😀 欧阳', 1],
    ['full-width letters', '３１０１００９８７６', 1],
    ['markup', '<img src=x onerror=alert(1)>', 0],
    ['a zero byte', '欧阳\u0000', 1],
  ])('with %s finds what is there', async (_, q, total) => {
    expect((await search(handler, q)).body).toMatchObject({ total });
  });
});

describe('the sums of the cockpit', () => {
  const sums = (user: string, kind: string, more = '') =>
    andu.as(user)(`/api/cockpit/${kind}?by=stage,mark,agency${more}`);

  test("are of the cases that one may list: an agency's own, or everybody's; and say which", async () => {
    await search('supervisor', '');
    const own = await sums(`${seat.court.id}-decider`, 'opened');
    expect(own.body).toMatchObject({ party: seat.court.id, rows: [{ cases: 1 }] });
    const all = await sums('supervisor', 'opened');
    expect(all.body).toMatchObject({ party: null, rows: [{ cases: 1 }] });
    const stranger = `${publishedCaseSeats['PC04']!.court.id}-decider`;
    for (const kind of ['open', 'opened', 'marked', 'received', 'decided', 'closed', 'late']) {
      expect((await sums(stranger, kind)).body).toMatchObject({
        party: publishedCaseSeats['PC04']!.court.id,
        rows: [],
      });
    }
  });

  test("cannot be asked for another agency's", async () => {
    const where = encodeURIComponent(JSON.stringify({ party: seat.court.id }));
    const stranger = `${publishedCaseSeats['PC04']!.court.id}-decider`;
    expect((await sums(stranger, 'decided', `&where=${where}`)).status).toBe(400);
    expect((await andu.as(stranger)('/api/cockpit/decided?by=party')).status).toBe(400);
  });
});

describe('an export of search results', () => {
  test('is recorded with purpose, question and number of rows, for the auditor to see', async () => {
    const taken = await take(handler, { purpose: '季度核对', q: '欧阳', filter: { month: [''] } });
    expect(taken).toMatchObject({ status: 200, body: { hits: [] } });
    const rows = await take(handler, { purpose: '季度核对', q: '欧阳', sort: 'newest' });
    expect(rows.body).toMatchObject({ hits: [{ title: '欧阳𠮷减刑案' }] });
    const { number } = rows.body as { number: string };
    const looked = await andu.as('auditor')(`/api/events?type=SearchExported&cause=${number}`);
    expect(looked.body).toMatchObject({
      events: [
        {
          data: { purpose: '季度核对', q: '＊＊', filter: {}, sort: 'newest', rows: 1 },
          metadata: { actor: { id: handler } },
        },
      ],
    });
  });

  test('is masked for an analyst, and is not for an auditor or a supervisor', async () => {
    const taken = await take('analyst', { purpose: '研究', q: '欧阳某' });
    expect(taken.bytes.toString()).not.toContain('欧阳𠮷');
    expect(taken.body).toMatchObject({ hits: [{ parties: ['欧阳某'] }] });
    for (const user of ['auditor', 'supervisor', 'administrator']) {
      expect((await take(user, { purpose: '研究' })).status).toBe(403);
    }
  });

  test.each([
    ['no purpose', { q: '' }],
    ['an empty purpose', { purpose: ' ', q: '' }],
    ['a purpose that nobody can read', { purpose: '\u202E核对', q: '' }],
    ['a purpose with a zero byte', { purpose: '核\0对', q: '' }],
    ['half a character', { purpose: '\uD800', q: '' }],
    ['a huge purpose', { purpose: '查'.repeat(201) }],
    ['an unknown filter', { purpose: '核对', filter: { name: '张某' } }],
    ['a query that cannot be read', { purpose: '核对', q: '"欧阳' }],
    ['a page', { purpose: '核对', searchAfter: 'x' }],
    ['null', null],
  ])('is refused with %s, and nothing is recorded', async (_, body) => {
    const before = await andu.as('auditor')('/api/events?type=SearchExported');
    expect((await take(handler, body)).status).toBe(400);
    const after = await andu.as('auditor')('/api/events?type=SearchExported');
    expect((after.body as { events: [] }).events).toHaveLength(
      (before.body as { events: [] }).events.length,
    );
  });
});

test('a case with the wording `constructor` is found like any other, and so is what follows it', async () => {
  const { facts } = opening({ agencies });
  const { body } = await andu.signedBy(seat.prison.id)('/api/commands/openCase', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: {
      data: {
        ...opening({ agencies }),
        facts: { ...facts, formerRank: 'constructor', executionAgency: 'toString' },
        offender: { name: '原型某', prisonerNumber: '3101007000' },
        reference: '原型一号',
      },
    },
  });
  const opened = body as { position: string };
  const found = await andu.as(handler)(
    `/api/search?after=${opened.position}&facets=formerRank&q=${encodeURIComponent('原型一号')}`,
  );
  expect(found.body).toMatchObject({ total: 1 });
});

describe('a list', () => {
  test('by name tells nobody who sees names masked which of two comes first', async () => {
    const open = (name: string, prisonerNumber: string) =>
      andu.signedBy(seat.prison.id)('/api/commands/openCase', {
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: {
          data: {
            ...opening({ agencies }),
            offender: { name, prisonerNumber },
            reference: prisonerNumber,
          },
        },
      });
    const ids: string[] = [];
    let last = position;
    for (const [index, name] of ['序一', '序丁', '序七', '序万', '序丈', '序三'].entries()) {
      const { body } = await open(name, `310100777${index}`);
      const opened = body as { caseId: string; position: string };
      ids.push(opened.caseId);
      last = opened.position;
    }
    const listed = async (user: string) => {
      const query = new URLSearchParams({ sort: '["name","ASC"]', after: last });
      for (const id of ids) query.append('id', id);
      const { body } = await andu.as(user)(`/api/cases?${query.toString()}`);
      return (body as { caseId: string }[]).map((each) => each.caseId);
    };
    expect(await listed(handler)).toEqual(ids);
    for (const user of ['auditor', 'analyst', 'supervisor']) {
      expect(await listed(user)).toEqual(ids.toSorted());
    }
  });
});
