import { districtSeats, publishedCaseSeats } from '#demo/directory.ts';
import type { OpenCaseData } from '#domain/casework/steps/open-case.ts';
import { anotherOpening } from '#domain/casework/testing/scenario.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { serveAndu, type Answer, type ServedAndu } from './system/served-andu.ts';

const seat = publishedCaseSeats['PC11']!;
const agencies = agenciesOf(seat);
const otherPrison = districtSeats['310118']!.prison.id;
let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu.close());

type Opened = Omit<Answer, 'body'> & {
  readonly body: { readonly caseId: string; readonly code: string; readonly violations: object[] };
};
type Opening = Pick<OpenCaseData, 'agencies' | 'duplicateReason'>;
const open = async (data: Opening, key?: string) =>
  (await andu.signedBy(data.agencies.prison)('/api/commands/openCase', {
    headers: { 'idempotency-key': key ?? crypto.randomUUID() },
    body: { data },
  })) as Opened;
const tried = async (data: Opening) =>
  (
    await andu.signedBy(data.agencies.prison)('/api/review', {
      body: { name: 'openCase', caseId: crypto.randomUUID(), data },
    })
  ).body;

describe('the same person opened again', () => {
  test('is refused with the other case, and goes on with a reason that stands in the event', async () => {
    const data = anotherOpening({ agencies });
    const first = await open(data);
    expect(first.status).toBe(201);
    const again = { ...data, reference: null };
    expect(await open(again)).toMatchObject({
      status: 422,
      body: {
        code: 'refused-by-state',
        violations: [
          {
            rule: 'PROC-DUPLICATE',
            field: '/duplicateReason',
            cases: [{ caseId: first.body.caseId, reference: data.reference }],
          },
        ],
      },
    });
    const second = await open({ ...again, duplicateReason: '前案系误立，已申请撤销' });
    expect(second.status).toBe(201);
    const events = await andu.as('prison-baimaoling-handler')(
      `/api/cases/${second.body.caseId}/events`,
    );
    expect(events.body).toMatchObject([{ data: { duplicateReason: '前案系误立，已申请撤销' } }]);
  });

  test('in another prison learns that there is a case, not which, and nothing when trying out', async () => {
    const data = anotherOpening({ agencies });
    const { body } = await open(data);
    const elsewhere = { ...data, agencies: { ...agencies, prison: otherPrison } };
    const refused = await open(elsewhere);
    expect(refused).toMatchObject({
      status: 422,
      body: { violations: [{ rule: 'PROC-DUPLICATE', cases: [] }] },
    });
    const said = JSON.stringify(refused.body);
    for (const unsaid of [body.caseId, data.reference!, agencies.prison, '监区审核']) {
      expect(said).not.toContain(unsaid);
    }
    expect(await tried(elsewhere)).toMatchObject({ accepted: true });
    expect(await tried(data)).toMatchObject({
      accepted: false,
      violations: [{ rule: 'PROC-DUPLICATE', cases: [{ caseId: body.caseId }] }],
    });
    expect(await tried({ ...data, duplicateReason: '前案系误立' })).toMatchObject({
      accepted: true,
    });
  });

  test('by a repeat of the same request is answered as before', async () => {
    const data = anotherOpening({ agencies });
    const key = crypto.randomUUID();
    const answers = await Promise.all([open(data, key), open(data, key), open(data, key)]);
    expect(new Set(answers.map(({ body }) => body.caseId)).size).toBe(1);
    expect((await open(data, key)).body).toEqual(answers[0]!.body);
  });

  test('at the same moment is opened once, and the others see it', async () => {
    const data = anotherOpening({ agencies });
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(data)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(7).fill(422)]);
  });
});
