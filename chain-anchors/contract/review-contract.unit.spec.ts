import { toBase64Url } from '#domain/evidence/encoding.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import { deadline } from '#domain/law/deadlines/index.ts';
import { review } from '#domain/law/index.ts';
import { checkMaterials } from '#domain/law/materials/index.ts';
import { everyCase } from '#domain/law/testing/every-case.ts';
import { day } from '#domain/law/testing/facts.ts';
import type { LedgerRefusalCode } from '../ledger/ledger-refusal.ts';
import { differencesOf, randomCases } from '../testing/handler-and-contract.ts';
import { twoPeers } from '../testing/two-peers.ts';
import { judgeAct } from './review-contract.ts';

const refusal = (code: LedgerRefusalCode, detail: unknown = expect.any(String)) =>
  expect.objectContaining({ name: 'LedgerRefusal', code, detail });
const json = (text: string): unknown => JSON.parse(text);
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const salt = toBase64Url(new Uint8Array(32).fill(7));
const id = '6f0d5c6e-5f5f-4c6b-9a3c-0d8c7b1a2e3f';
const act = {
  kind: 'decision',
  override: null,
  under: null,
  newEnd: null,
  paroleProbationEnd: null,
};
const asked = (facts: unknown, more: object = {}) => ({
  transient: {
    salt,
    request: canonicalJson(asJson({ ...act, besides: [], facts, ...more })),
  },
});
const eligible = everyCase.find(
  (facts) =>
    judgeAct({ kind: 'decision', facts, act: { override: null, under: null }, besides: [] }) ===
    null,
)!;
const barred = { ...eligible, lifeImprisonmentNoRelease: true, originalSentence: 'life' } as const;

let chain: ReturnType<typeof twoPeers>;
beforeEach(() => {
  chain = twoPeers();
});

test('an act that the law allows is admitted, and nothing of the person stays on the chain', async () => {
  const record = await chain.call('law:AdmitAct', [id], asked(eligible));
  expect(json(record)).toEqual({
    v: 1,
    by: 'prison',
    kind: 'decision',
    commit: expect.stringMatching(/^[0-9a-f]{64}$/),
    review: expect.stringMatching(/^[0-9a-f]{64}$/),
    lawVersion: review(eligible).lawVersion,
    txId: '1'.padStart(64, '0'),
  });
  expect([...chain.state()]).toEqual([[`act:${id}`, record]]);
  expect(await chain.call('law:GetAct', [id])).toBe(record);
});

test('the same act again gives the first record; other facts, salt or agency under its id are refused', async () => {
  const record = await chain.call('law:AdmitAct', [id], asked(eligible));
  expect(await chain.call('law:AdmitAct', [id], asked(eligible))).toBe(record);
  const { request } = asked(eligible).transient;
  const others = [
    asked({ ...eligible, ageAtFiling: 71 }),
    { transient: { request, salt: toBase64Url(new Uint8Array(32)) } },
    { ...asked(eligible), caller: 'court' },
  ];
  for (const other of others) {
    await expect(chain.call('law:AdmitAct', [id], other)).rejects.toEqual(refusal('other-content'));
  }
});

test('what the handler refuses is refused with its articles, and leaves nothing', async () => {
  const said = judgeAct({
    kind: 'decision',
    facts: barred,
    act: { override: null, under: null },
    besides: [],
  })!;
  expect(said.violations.length).toBeGreaterThan(0);
  await expect(chain.call('law:AdmitAct', [id], asked(barred))).rejects.toEqual(
    refusal('refused-by-law', expect.stringContaining(said.violations[0]!.article!)),
  );
  // Nobody can override a hard finding.
  const overridden = asked(barred, { override: { reason: 'no' } });
  await expect(chain.call('law:AdmitAct', [id], overridden)).rejects.toEqual(
    refusal('refused-by-law'),
  );
  expect(chain.state().size).toBe(0);
});

test.each([
  ['a fact that no rule knows', asked({ ...eligible, nickname: 'x' }), /nickname/],
  ['a day that does not exist', asked({ ...eligible, filingDate: '2026-02-30' }), /filingDate/],
  ['another kind of act', asked(eligible, { kind: 'gift' }), /kind/],
  ['a field beside', asked(eligible, { name: 'x' }), /\//],
  ['no request', { transient: { salt } }, /request/],
  ['a request that is no JSON', { transient: { salt, request: '{' } }, /JSON/],
  ['no salt', { transient: { request: asked(eligible).transient.request } }, /salt/],
  ['a short salt', { transient: { ...asked(eligible).transient, salt: 'AAAA' } }, /salt/],
])('%s is refused by name', async (_, given, detail) => {
  await expect(chain.call('law:AdmitAct', [id], given)).rejects.toEqual(
    refusal('malformed', expect.stringMatching(detail)),
  );
});

test('handler and contract say the same of every case that the tests of the law know', async () => {
  expect(everyCase.length).toBeGreaterThan(100);
  expect(await differencesOf(everyCase)).toEqual([]);
});

test('handler and contract say the same of 400 random cases, and a difference is seen', async () => {
  expect(await differencesOf(randomCases(8, 400))).toEqual([]);
  const unknownToTheContract = { ...everyCase[0]!, nickname: 'x' };
  expect(await differencesOf([unknownToTheContract])).toHaveLength(1);
});

test('a time limit is the one of the handler', async () => {
  const question = { judgmentPronounced: '2026-03-02', proposalCopyReceived: '2026-03-02' };
  const given = { transient: { request: canonicalJson(asJson(question)) } };
  const answer = await chain.call('law:ComputeDeadline', [], given);
  expect(json(answer)).toEqual(
    asJson(
      deadline({ judgmentPronounced: day('2026-03-02'), proposalCopyReceived: day('2026-03-02') }),
    ),
  );
  for (const request of ['[]', '{"judgmentPronounced":"2026-02-30"}']) {
    await expect(chain.call('law:ComputeDeadline', [], { transient: { request } })).rejects.toEqual(
      refusal('malformed'),
    );
  }
});

test('the materials of a file are held against the same list', async () => {
  const question = {
    step: 'courtFiling',
    measure: 'commutation',
    sentence: 'fixedTerm',
    executingOrgan: 'prison',
    hasPropertyJudgment: true,
    propertyUnperformed: false,
    procuratorateOpinionExists: true,
    asOf: day('2026-03-02'),
  } as const;
  const request = canonicalJson({ question, given: [], noticeOn: null });
  const answer = await chain.call('law:CheckMaterials', [], { transient: { request } });
  const here = checkMaterials(question, [], null);
  expect(here.complete).toBe(false);
  expect(json(answer)).toEqual(asJson(here));
});
