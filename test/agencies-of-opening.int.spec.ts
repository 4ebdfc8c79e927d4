import { publishedCaseSeats } from '#demo/directory.ts';
import { anotherOpening } from '#domain/casework/testing/scenario.ts';
import { AgencyId } from '#domain/kernel/ids.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

const seat = publishedCaseSeats['PC11']!;
const agencies = agenciesOf(seat);
let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu.close());

const open = (named: Partial<typeof agencies>) =>
  andu.signedBy(agencies.prison)('/api/commands/openCase', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { data: anotherOpening({ agencies: { ...agencies, ...named } }) },
  });

test('a case is opened between the agencies of the directory', async () => {
  expect((await open({})).status).toBe(201);
});

test.each([
  ['an agency that does not exist', 'court', { court: AgencyId('court-of-nowhere') }],
  ['a court in the place of the procuratorate', 'procuratorate', { procuratorate: agencies.court }],
  ['a prison in the place of the bureau', 'justiceBureau', { justiceBureau: agencies.prison }],
])('is refused with %s, and the place is named', async (_, kind, named) => {
  expect(await open(named)).toMatchObject({
    status: 400,
    body: {
      code: 'schema-violation',
      violations: [{ rule: 'PROC-PARTY', field: `/agencies/${kind}` }],
    },
  });
});
