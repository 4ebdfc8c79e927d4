import { demonstrationUserFor } from '#demo/accounts.ts';
import { ordinary, practiceCases, practices } from '#demo/practice-cases.ts';
import { lawfulStep } from '#demo/synthetic/lawful-step.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { senderOf } from '#domain/casework/sender.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { loadPracticeCases } from '../cli/demo.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

let andu: ServedAndu;
let loaded: Awaited<ReturnType<typeof loadPracticeCases>>;
beforeAll(async () => {
  andu = await serveAndu();
  loaded = await loadPracticeCases(andu.url, andu.folder);
}, 60_000);
afterAll(() => andu.close());

const today = LegalDate(Temporal.Now.plainDateISO('Asia/Shanghai').toString());
const idOf = (index: number): string => practiceCases(today)[index]![0]!.caseId;
const stateOf = async (caseId: string): Promise<CaseState> =>
  (await andu.as('supervisor')(`/api/cases/${caseId}`)).body;

test('every one is taken, and waits at its stage', async () => {
  expect(loaded.filter(({ refused }) => refused !== null)).toEqual([]);
  const states = await Promise.all(practices.map((_, index) => stateOf(idOf(index))));
  expect(states.map(({ stage, measure }) => ({ stage, measure }))).toEqual(practices);
});

/** The next step, as whoever sits at its desk in the demonstration takes it today. */
async function takeNext(state: CaseState): Promise<number> {
  const parole = state.measure === 'parole';
  const proposal = {
    reductionMonths: parole ? null : 3,
    reductionDays: null,
    resultTermMonths: null,
    parole,
  };
  const { kind, data } = lawfulStep(state, today, { index: 0, proposal, chance: ordinary });
  const agency = state.agencies[senderOf(kind)];
  const { status, body } = await andu.as(demonstrationUserFor(agency, kind))(
    `/api/commands/${kind}`,
    {
      method: 'POST',
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { caseId: state.caseId, data },
    },
  );
  if (status !== 201) throw new Error(`${kind}: ${JSON.stringify(body)}`);
  return status;
}

const early = new Set(['prisonNotice', 'procuratorateOpinion', 'acceptance']);

test.each(practices.map(({ measure, stage }, index) => [index, measure, stage] as const))(
  'case %d, a %s at %s, is carried on today by the demonstration users as far as the law lets it',
  async (index, _, stage) => {
    const caseId = idOf(index);
    let state = await stateOf(caseId);
    // What was not yet at the court stops at the notice there, which begins today.
    const isEnd = () =>
      state.stage === 'closed' || (early.has(stage) && state.courtNotice?.postedOn === today);
    for (let step = 0; step < 12 && !isEnd(); step += 1) {
      await takeNext(state);
      state = await stateOf(caseId);
    }
    expect(isEnd()).toBe(true);
  },
  60_000,
);
