import { publishedCaseSeats } from '#demo/directory.ts';
import { anotherOpening, personFor } from '#domain/casework/testing/scenario.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

const seat = publishedCaseSeats['PC11']!;
const handler = `${seat.court.id}-handler`;
const masked = ['auditor', 'analyst', 'supervisor'] as const;
const agencies = agenciesOf(seat);

/** A person of a case, how somebody wrote of them, and what would find it. */
const spelt = [
  {
    offender: { name: '甲乙丙', prisonerNumber: 'YL-08' },
    text: '编号ＹＬ－０８、YL08、yl 08',
    questions: ['YL-08', 'YL08', 'ＹＬ－０８', 'yl'],
  },
  {
    offender: { name: '王建国', prisonerNumber: '4109876543' },
    text: '编号4109~876543、4109年876543、4109<br>876543、4109★876543；（建，国）、建 国、建。国。',
    questions: ['4109876543', '4109', '876543', '4109 876543', '"建 国"', '建国', '"建，国"'],
  },
  {
    offender: { name: 'John Smithers', prisonerNumber: 'A12' },
    text: 'Smithers, John；smithers；J. Smithers；A12、Ａ１２',
    questions: ['Smithers', 'smithers john', 'John', 'A12', 'Smi*'],
  },
] as const;

let andu: ServedAndu;
const cases: { readonly caseId: string; readonly position: string }[] = [];
beforeAll(async () => {
  andu = await serveAndu();
  const sent = async (name: string, body: object) => {
    const answer = await andu.signedBy(seat.prison.id)(`/api/commands/${name}`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body,
    });
    expect(answer.status).toBe(201);
    return answer.body as { caseId: string; position: string };
  };
  for (const { offender, text } of spelt) {
    const reference = `${offender.prisonerNumber}减字`;
    const data = { ...anotherOpening({ agencies }), offender, reference, note: text };
    const { caseId } = await sent('openCase', { data });
    const { position } = await sent('recordWardReview', {
      caseId,
      data: { on: '2026-02-03', agreed: true, opinion: text },
      person: personFor('recordWardReview'),
    });
    cases.push({ caseId, position });
  }
}, 120_000);
afterAll(() => andu.close());

const found = async (user: string, q: string, { caseId, position }: (typeof cases)[number]) => {
  const { body, status } = await andu.as(user)(
    `/api/search?after=${position}&limit=100&q=${encodeURIComponent(q)}`,
  );
  expect(status).toBe(200);
  return (body as { hits: { id: string }[] }).hits.some(({ id }) => id === caseId);
};

test.each([0, 1, 2])(
  'what person %d is called in any of these spellings is found only by who sees names',
  async (index) => {
    const of = cases[index]!;
    for (const q of spelt[index]!.questions) {
      // What nobody finds would show nothing.
      expect([q, await found(handler, q, of)]).toEqual([q, true]);
      for (const user of masked)
        expect([user, q, await found(user, q, of)]).toEqual([user, q, false]);
    }
  },
  60_000,
);

test.each(masked)(
  'to the %s no answer shows one of these spellings',
  async (user) => {
    for (const { caseId, position } of cases) {
      for (const path of [
        `/api/search?after=${position}&q=减字`,
        `/api/cases/${caseId}?after=${position}`,
        `/api/cases/${caseId}/events`,
        `/api/cases?after=${position}&range=[0,99]`,
      ]) {
        const shown = (await andu.as(user)(encodeURI(path))).bytes.toString().normalize('NFKC');
        expect(shown.match(/yl[- ]?08|876543|建[^\w]{1,4}国|smithers|john|\ba12/giu)).toBe(null);
      }
    }
  },
  60_000,
);
