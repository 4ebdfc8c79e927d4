import { publishedCaseSeats } from '#demo/directory.ts';
import { anotherOpening, personFor } from '#domain/casework/testing/scenario.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { serveAndu, type Answer, type ServedAndu } from './system/served-andu.ts';

const seat = publishedCaseSeats['PC11']!;
const agencies = agenciesOf(seat);
const person = personFor('recordWardReview');
const review = { on: '2026-02-03', agreed: true, opinion: '同意' };

let andu: ServedAndu;
let caseId: string;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
beforeEach(async () => {
  const opened = await sent('openCase', { data: anotherOpening({ agencies }) });
  ({ caseId } = opened.body as { caseId: string });
});
afterAll(() => andu.close());

type As = (path: string, call: object) => Promise<Answer>;
const system = (): As => andu.signedBy(agencies.prison);
const sent = (name: string, body: object, as: As = system(), key = crypto.randomUUID()) =>
  as(`/api/commands/${name}`, { headers: { 'idempotency-key': key }, body });

interface Kept {
  readonly type: string;
  readonly data: { readonly person?: typeof person };
}
const lastOf = async (as: (path: string) => Promise<Answer>): Promise<Kept> =>
  ((await as(`/api/cases/${caseId}/events`)).body as readonly Kept[]).at(-1)!;

describe('a deciding step that a system reports', () => {
  test('is refused when it names nobody, and the field is named', async () => {
    const answer = await sent('recordWardReview', { caseId, data: review });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'schema-violation', violations: [{ rule: 'PROC-PERSON', field: '/person' }] },
    });
  });

  test.each([
    ['no name', { name: '' }],
    ['no post', { post: undefined }],
    ['no number', { staffNumber: null }],
    ['no moment', { at: null }],
    ['a moment that is none', { at: 'yesterday' }],
    ['a moment to come', { at: '2199-01-01T00:00:00Z' }],
    ['more than that', { rank: 1 }],
  ])('is refused with %s', async (_, wrong) => {
    const answer = await sent('recordWardReview', {
      caseId,
      data: review,
      person: { ...person, ...wrong },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'schema-violation' } });
  });

  test('keeps the person with the event; who sees the case masked sees no name', async () => {
    expect((await sent('recordWardReview', { caseId, data: review, person })).status).toBe(201);
    expect((await lastOf(system() as never)).data.person).toEqual(person);
    const masked = await lastOf(andu.as('auditor'));
    expect(masked.data.person).toMatchObject({ name: '测某', post: person.post });
    expect(JSON.stringify(masked)).not.toContain(person.name);
    expect(JSON.stringify(masked)).not.toContain(person.staffNumber);
  });

  test('is a repeat under its key with the same person, and no repeat with another', async () => {
    const key = crypto.randomUUID();
    const body = { caseId, data: review, person };
    const again = () => sent('recordWardReview', body, system(), key);
    expect([(await again()).status, (await again()).status]).toEqual([201, 200]);
    const other = { ...body, person: { ...person, staffNumber: 'somebody else' } };
    const reused = await sent('recordWardReview', other, system(), key);
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });
});

describe('somebody who is signed in', () => {
  const handler = () => andu.as('prison-baimaoling-handler');

  test('acts in the name of the session, with post and number', async () => {
    const answer = await sent('recordWardReview', { caseId, data: review }, handler());
    expect(answer.status).toBe(201);
    const kept = (await lastOf(handler())).data.person!;
    expect(kept).toMatchObject({
      name: '沈立言（演示）',
      post: '监区承办民警',
      staffNumber: '演示01',
    });
    expect(Date.now() - Date.parse(kept.at!)).toBeLessThan(60_000);
  });

  test('may not name another', async () => {
    const answer = await sent('recordWardReview', { caseId, data: review, person }, handler());
    expect(answer).toMatchObject({
      status: 403,
      body: { code: 'forbidden', violations: [{ rule: 'PROC-PERSON', field: '/person' }] },
    });
  });
});
