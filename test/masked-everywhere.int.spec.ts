import { join } from 'node:path';
import { countKinds } from '#projections/ports/cockpit-figures.ts';
import { searchFacets } from '#projections/ports/search-store.ts';
import { rules } from '#domain/law/rules/index.ts';
import { routes as declared } from '../server/openapi/routes.ts';
import { eventSchemas } from '#migrations/event-schemas.ts';
import { isEventType } from '#migrations/event-versions.ts';
import { openEmbeddedReader } from '#event-store/embedded/embedded-reader.ts';
import { openNamedCase, parties, type NamedCase } from './system/named-case.ts';
import { openNamedCriminalCase, type NamedCriminalCase } from './system/named-criminal-case.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

/** Everybody to whom the permission table shows names and numbers masked. */
const masked = ['auditor', 'analyst', 'supervisor'] as const;
const handler = `${parties.court}-handler`;

let andu: ServedAndu;
let named: NamedCase;
let criminal: NamedCriminalCase;
let routes: readonly string[];

beforeAll(async () => {
  andu = await serveAndu();
  named = await openNamedCase(andu);
  criminal = await openNamedCriminalCase(andu);
  await leaveTraces();
  const document = (await andu.call('/api/openapi.json')).body as {
    paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  routes = Object.entries(document.paths).flatMap(([path, { get }]) =>
    get === undefined ? [] : [path],
  );
}, 240_000);
afterAll(() => andu.close());

/** What those of the case typed and took away, by name and number. */
async function leaveTraces(): Promise<void> {
  const own = andu.as(handler);
  await own(`/api/cases/${named.caseId}`);
  await own(`/api/cases?after=${named.position}`);
  for (const token of named.tokens) {
    await own(`/api/search?q=${encodeURIComponent(token)}`);
    await own(`/api/cases?filter=${encodeURIComponent(JSON.stringify({ id: [token] }))}`);
  }
  const [name] = named.tokens;
  const filter = { offence: [`${name}盗窃罪`] };
  await own('/api/search/export', { body: { purpose: `核查${name}`, q: name, filter } });
  await andu.as('auditor')(`/api/events?actor=${encodeURIComponent(name!)}&type=Searched`);
}

/** The addresses of a route that are asked: what stands in braces filled in, and every way to ask. */
async function addressesOf(route: string): Promise<readonly string[]> {
  const { caseId, documentId, position } = named;
  const range = 'range=[0,99]';
  const question = (q: string) => `${route}?after=${position}&q=${encodeURIComponent(q)}`;
  switch (route) {
    case '/api/access/operations/{operation}':
      return ['/api/access/operations/case.list'];
    case '/api/rules/{id}/cases':
      return rules.slice(0, 40).map(({ id }) => `/api/rules/${id}/cases`);
    case '/api/cases/{id}':
    case '/api/cases/{id}/events':
      return ['', '?at=3', `?after=${position}`].map(
        (more) => route.replace('{id}', caseId) + more,
      );
    case '/api/criminal-cases/{id}':
    case '/api/criminal-cases/{id}/events':
      return [route.replace('{id}', criminal.criminalCaseId)];
    case '/api/cases':
      return ['name', 'reference', 'id'].map(
        (order) =>
          `${route}?after=${position}&${range}&sort=${encodeURIComponent(`["${order}","ASC"]`)}`,
      );
    case '/api/work-list':
      return [`${route}?${range}`, `${route}?${range}&kind=right`];
    case '/api/work-list/counts':
      return [`${route}?on=2026-11-23`];
    case '/api/quality':
    case '/api/quality/cases':
      return [`${route}?after=${position}&${range}`];
    case '/api/search':
      return ['', '欧阳某', '悔改表现', '判决书', '盗窃', '诸葛某 悔改', '承办人'].map(
        (q) => `${question(q)}&facets=${searchFacets.join(',')}&limit=100`,
      );
    case '/api/events':
      return [
        route,
        `${route}?case=${caseId}`,
        `${route}?type=Searched`,
        `${route}?type=DocumentStored`,
      ];
    case '/api/access-log':
      return [`${route}?limit=200`, `${route}?caseId=${caseId}`];
    case '/api/cockpit/{panel}':
      return countKinds.map((kind) => `/api/cockpit/${kind}?by=stage,district,month`);
    case '/api/proofs/events/{id}': {
      const events = (await andu.as(handler)(`/api/cases/${caseId}/events`)).body as {
        id: string;
      }[];
      return events.map(({ id }) => `/api/proofs/events/${id}?format=json`);
    }
    case '/api/documents/{id}':
    case '/api/documents/{id}/verification':
      return ['', `?caseId=${caseId}`].map((more) => route.replace('{id}', documentId) + more);
    case '/api/duty':
      return [`${route}?from=2026-11-23`];
    case '/api/preferences/{key}':
      return ['/api/preferences/list.cases'];
    case '/api/operation/parked/{view}/{key}':
      return [`/api/operation/parked/dossier/${caseId}`];
    default:
      return [route.replaceAll(/\{\w+\}/g, caseId)];
  }
}

/** The bytes of an answer; of a stream what comes within a moment. */
async function bytesOf(user: string, address: string, headers = {}): Promise<string> {
  if (address !== '/api/live') return (await andu.as(user)(address, { headers })).bytes.toString();
  const answer = await fetch(`${andu.url}${address}?after=0`, {
    headers: { authorization: `Bearer ${await andu.tokenOf(user)}` },
    signal: AbortSignal.timeout(5000),
  });
  const reader = answer.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return Buffer.from(value ?? []).toString();
}

const tokens = (): readonly string[] => [...named.tokens, ...criminal.criminalTokens];
const told = (text: string): readonly string[] => tokens().filter((token) => text.includes(token));

test('the case is told in full to those who handle it', async () => {
  const dossier = await bytesOf(handler, `/api/cases/${named.caseId}`);
  const events = await bytesOf(handler, `/api/cases/${named.caseId}/events`);
  expect(told(dossier + events)).toEqual(named.tokens);
});

test('and so is the criminal case', async () => {
  const address = `/api/criminal-cases/${criminal.criminalCaseId}`;
  const own = 'police-shanghai-handler';
  const dossier = await bytesOf(own, address);
  expect(told(dossier + (await bytesOf(own, `${address}/events`)))).toEqual(
    criminal.criminalTokens,
  );
});

test.each(masked)(
  'to the %s no answer of any route tells a name or number',
  async (user) => {
    const statuses: Record<number, number> = {};
    const telling: string[] = [];
    for (const route of routes) {
      for (const address of await addressesOf(route)) {
        const { status } = route === '/api/live' ? { status: 200 } : await andu.as(user)(address);
        statuses[status] = (statuses[status] ?? 0) + 1;
        const found = told(await bytesOf(user, address));
        if (found.length > 0) telling.push(`${address}: ${found.join(' ')}`);
        // What is asked wrongly, or too often, would show nothing.
        if (status === 400 || status === 429 || status >= 500)
          telling.push(`${address}: ${status}`);
      }
    }
    expect(telling).toEqual([]);
    expect(statuses[200]).toBeGreaterThan(20);
  },
  120_000,
);

/** Of these nothing is there here; the specs of warnings, uploads, preferences and parked events hold them. */
const notThere = [
  '/api/warnings/{id}',
  '/api/documents/uploads/{id}',
  '/api/preferences/{key}',
  '/api/operation/parked/{view}/{key}',
];

test('every route that is asked for JSON answers somebody as it declares', async () => {
  const answered = new Set<string>();
  const json = routes.filter((route) => declared[`GET ${route}`]!.answer !== undefined);
  for (const user of ['auditor', 'administrator', handler, `${parties.prison}-decider`]) {
    for (const route of json.filter((each) => !answered.has(each))) {
      for (const address of await addressesOf(route)) {
        // What is not as it was declared throws.
        const { status } = await andu.as(user)(address);
        if (status === 200) answered.add(route);
      }
    }
  }
  expect(json.filter((route) => !answered.has(route))).toEqual(notThere);
}, 60_000);

test('nothing that is taken away tells one', async () => {
  const lines = await bytesOf('auditor', '/api/events', { accept: 'application/x-ndjson' });
  const sealed = await andu.as('auditor')('/api/events/export', { body: { purpose: '抽查' } });
  const rows = await andu.as('analyst')('/api/search/export', {
    body: { purpose: '研究', q: '悔改' },
  });
  expect([lines, sealed.bytes.toString(), rows.bytes.toString()].map(told)).toEqual([[], [], []]);
  expect(rows.bytes.toString()).toContain(named.caseId);
  expect(sealed.bytes.toString()).toContain('诸葛某');
});

test('what is no person’s is shown: nothing of the case is hidden for want of a mark', async () => {
  const shown = [
    await bytesOf('auditor', `/api/cases/${named.caseId}`),
    await bytesOf('auditor', `/api/cases/${named.caseId}/events`),
    await bytesOf('auditor', '/api/cases'),
    await bytesOf('auditor', '/api/work-list'),
    await bytesOf('auditor', '/api/quality'),
    await bytesOf('auditor', '/api/search?q='),
  ];
  expect(shown.filter((text) => text.includes('＊＊'))).toEqual([]);
});

test('every event that was written has the shape that is kept of its type', async () => {
  const store = openEmbeddedReader({ file: join(andu.folder, 'events/events.sqlite') });
  const events = await Array.fromAsync(store.readAll());
  await store.close();
  const odd = events.flatMap(({ type, data }) => {
    if (!isEventType(type)) return [type];
    const { error } = eventSchemas[type].safeParse(data);
    return error === undefined ? [] : [`${type}: ${error.message}`];
  });
  expect(odd).toEqual([]);
  expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(20);
});
