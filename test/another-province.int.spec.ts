import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import { opening } from '#domain/casework/testing/scenario.ts';
import type { Andu } from '../main.ts';
import { withTwoAdministrators } from './system/real-use.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';

const province = JSON.parse(
  readFileSync(join(import.meta.dirname, 'files/yunling.json'), 'utf8'),
) as Record<string, Record<string, unknown>[]>;
const password = '云岭省的一个好密码 2026';
const tokens = new Map<string, Promise<string>>();

let folder: string;
let andu: Andu;
beforeAll(async () => {
  folder = await newFolder();
  andu = await withTwoAdministrators(folder, ['yl-admin', 'yl-admin-2'], password);
}, 60_000);
afterAll(async () => {
  await andu.close();
  await removeFolder(folder);
});

/** A call by an account; with a body a POST, or what is said, under a new key. */
async function as(user: string, path: string, body?: unknown, method = 'POST') {
  const token = tokens.get(user) ?? obtainToken({ baseUrl: andu.url, user, password });
  tokens.set(user, token);
  const answer = await fetch(`${andu.url}${path}`, {
    method: body === undefined ? 'GET' : method,
    headers: {
      authorization: `Bearer ${await token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as never };
}
const administrator = (path: string, body?: unknown) => as('yl-admin', path, body);

interface Document {
  readonly revision: number;
  readonly organisations: readonly { readonly id: string }[];
  readonly districts: readonly unknown[];
}
const directory = async () => (await administrator('/api/directory')).body as Document;

test('nobody is in the directory, until a province is taken into it, whole', async () => {
  expect(await directory()).toMatchObject({ revision: 0, organisations: [], districts: [] });
  const broken = {
    ...province,
    organisations: province['organisations']!.map((each) =>
      each['id'] === 'yl-court-yunzhou' ? { ...each, parent: 'yl-prison-yunzhou' } : each,
    ),
  };
  const faults = [
    expect.objectContaining({ rule: 'DIR-PARENT-KIND', field: '/organisations/5/parent' }),
    expect.objectContaining({ rule: 'DIR-UNKNOWN', field: '/competences/0/agency' }),
  ];
  const rehearsed = await administrator('/api/directory/import?dryRun=true', broken);
  expect(rehearsed).toMatchObject({ status: 200, body: { faults } });
  const refused = await administrator('/api/directory/import', broken);
  expect(refused).toMatchObject({ status: 422, body: { violations: faults } });
  expect((await directory()).revision).toBe(0);

  const taken = await administrator('/api/directory/import', province);
  const counts = { DistrictRegistered: 15, OrganisationRegistered: 22, CompetenceAssigned: 16 };
  expect(taken).toMatchObject({ status: 200, body: { counts, unchanged: 0, revision: 53 } });
  const again = await administrator('/api/directory/import', province);
  expect(again).toMatchObject({ status: 200, body: { counts: {}, unchanged: 53, revision: 53 } });
  expect(await administrator('/api/directory/export')).toMatchObject({
    body: {
      organisations: expect.arrayContaining([
        { ...province['organisations']![2], changes: [], until: null },
      ]),
    },
  });
}, 60_000);

test('its people open a case that fits the directory, and no other', async () => {
  const id = 'yl-handler';
  const added = await administrator('/api/users', {
    id,
    name: '李静',
    post: '监区民警',
    staffNumber: 'B-7',
    role: 'caseHandler',
    agency: 'yl-prison-yunzhou',
  });
  interface Half {
    readonly code: { readonly code: string };
  }
  const { account, code: half } = added.body as Half & { account: { open: { id: string } } };
  // While the agency has no decider who can sign in, another administrator lets its people in.
  const decided = await as(
    'yl-admin-2',
    `/api/users/${id}/confirmation`,
    { request: account.open.id, decision: 'confirmed', reason: '已核对本人' },
    'PUT',
  );
  const code = `${half.code} ${(decided.body as Half).code.code}`;
  await fetch(`${andu.url}/oidc/activation`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ account: id, code, password }),
  });
  const agencies = {
    prison: 'yl-prison-yunzhou',
    procuratorate: 'yl-procuratorate-yunzhou',
    court: 'yl-court-yunzhou',
    justiceBureau: 'yl-justice-dongling',
  };
  const open = (changes: object) =>
    as(id, '/api/commands/openCase', {
      data: {
        ...opening(),
        provenance: { kind: 'casework' },
        district: '990101',
        agencies: { ...agencies, ...changes },
      },
    });
  expect(
    await open({ court: 'yl-court-lingzhou', justiceBureau: 'yl-justice-xiling' }),
  ).toMatchObject({
    status: 422,
    body: {
      code: 'refused-by-directory',
      violations: [
        { field: '/agencies/court', expected: 'yl-court-yunzhou' },
        { field: '/agencies/justiceBureau', expected: 'yl-justice-dongling' },
      ],
    },
  });
  expect(await open({})).toMatchObject({ status: 201 });
}, 60_000);

test('what is acted on stays: a court that is competent is not closed, and the history says who did what', async () => {
  const close = (on: string) =>
    administrator('/api/directory/commands/closeOrganisation', {
      id: 'yl-court-yunzhou',
      on,
      reason: '撤销',
    });
  expect(await close('2030-01-01')).toMatchObject({
    status: 422,
    body: { code: 'refused-by-directory' },
  });
  const history = await administrator('/api/directory/history');
  expect(history.body).toContainEqual(
    expect.objectContaining({
      type: 'CompetenceAssigned',
      actor: expect.objectContaining({ id: 'yl-admin' }),
    }),
  );
  const tag = (await administrator('/api/directory')).headers.get('etag')!;
  expect(tag).toMatch(/^"53-\d{4}-\d\d-\d\d"$/);
}, 60_000);
