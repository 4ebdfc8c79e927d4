import { gateOfFacts, preparationGateOfFacts, type Decision } from '#domain/casework/facts-gate.ts';
import { utf8 } from '#domain/evidence/encoding.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import { addDays, isLegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { review, type ReviewFacts } from '#domain/law/index.ts';
import { everyCase } from '#domain/law/testing/every-case.ts';
import { day } from '#domain/law/testing/facts.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { contractCalls, type ContractState } from '../contract/index.ts';
import { LedgerRefusal } from '../ledger/ledger-refusal.ts';

/** One act, as the command handler asks its gate. */
interface AskedAct {
  readonly kind: 'decision' | 'preparation';
  readonly facts: ReviewFacts;
  readonly act: Decision;
  readonly besides: readonly Violation[];
}

const soft: Violation = {
  rule: 'PROC-LATE',
  article: null,
  text: { zh: '超过期限', en: 'past the limit' },
  field: '/override',
};

/** The ways in which facts are asked about: each decides otherwise what a written reason is worth. */
const ways: readonly ((facts: ReviewFacts) => AskedAct)[] = [
  (facts) => ({ kind: 'preparation', facts, act: { override: null, under: null }, besides: [] }),
  (facts) => ({
    kind: 'decision',
    facts,
    act: { override: null, under: '/proposal' },
    besides: [],
  }),
  (facts) => ({
    kind: 'decision',
    facts,
    act: { override: { reason: '理由' }, under: '/proposal' },
    besides: [soft],
  }),
  (facts) => ({
    kind: 'decision',
    facts,
    act: { override: null, under: '/granted', newEnd: day('2026-01-01') },
    besides: [soft],
  }),
];

/** How the contract is asked: in this process, or in its own. Rejects with what it refuses. */
export type AskContract = (
  name: 'law:JudgeAct' | 'law:AdmitAct',
  args: readonly string[],
  transient: ReadonlyMap<string, Uint8Array>,
) => Promise<string>;

/** Nothing is kept from case to case. */
const empty: ContractState = {
  get: async () => null,
  put: async () => undefined,
  async *range() {},
};
const salt = new Uint8Array(utf8('A'.repeat(43)));

const inProcess: AskContract = (name, args, transient) =>
  contractCalls.get(name)!(
    { state: empty, caller: 'prison', txId: '0'.repeat(64), transient, crypto: nodeCrypto },
    ...args,
  );

/**
 * Where the command handler (the functions of `domain`, asked with its own objects) and the contract (asked with a
 * request in JSON, read by its schema) say something else of an act: answer, findings, texts, and whether it is
 * admitted. The cases are asked about in turn in each of the ways. Gives a few words a difference.
 */
export async function differencesOf(
  cases: Iterable<ReviewFacts>,
  ask: AskContract = inProcess,
): Promise<string[]> {
  const found: string[] = [];
  let turn = 0;
  for (const facts of cases) {
    const asked = ways[turn++ % ways.length]!(facts);
    const { kind, act, besides } = asked;
    const refusal =
      kind === 'preparation' ? preparationGateOfFacts(facts) : gateOfFacts(facts, act, besides);
    const handler = canonicalJson(plain({ refusal, review: review(facts, { explain: true }) }));
    const given = transientOf(asked);
    const contract = await ask('law:JudgeAct', [], given).catch(String);
    const admitted = await ask('law:AdmitAct', [idOf(turn)], given).then(
      () => null,
      (error: unknown) => (error instanceof LedgerRefusal ? error.code : String(error)),
    );
    if (contract === handler && admitted === (refusal?.code ?? null)) continue;
    found.push(
      `${canonicalJson(plain(asked))}: ${firstDifference(handler, contract)}; admitted: ${admitted}`,
    );
  }
  return found;
}

/** Of the act of that number: each is admitted under an id of its own. */
const idOf = (turn: number): string =>
  `6f0d5c6e-5f5f-4c6b-9a3c-${turn.toString(16).padStart(12, '0')}`;

function transientOf({ kind, facts, act, besides }: AskedAct) {
  const { override, under, newEnd = null, paroleProbationEnd = null } = act;
  const request = { kind, facts, override, under, newEnd, paroleProbationEnd, besides };
  return new Map([
    ['request', utf8(canonicalJson(plain(request)))],
    ['salt', salt],
  ]);
}

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return `handler …${a.slice(at, at + 80)}, contract …${b.slice(at, at + 80)}`;
}

/** Numbers from 0 on, below `most`; the same for the same seed (mulberry32). */
function numbersFrom(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}

/**
 * `count` sets of facts: each a case that the tests of the law know, in which some facts are those of other cases,
 * gone, or on another day. So every field, stage and class comes, with lawful and contradicting ones.
 */
export function* randomCases(seed: number, count: number): Generator<ReviewFacts> {
  const below = numbersFrom(seed);
  const any = (): Readonly<Record<string, unknown>> => ({ ...everyCase[below(everyCase.length)]! });
  for (let made = 0; made < count; made++) {
    const facts: Record<string, unknown> = { ...any() };
    for (let changes = below(7); changes > 0; changes--) {
      const other = any();
      const names = Object.keys(other);
      const name = names[below(names.length)]!;
      facts[name] = other[name];
      const own = Object.keys(facts)[below(Object.keys(facts).length)]!;
      const value = facts[own];
      if (own === 'measure') continue;
      if (isLegalDate(value)) facts[own] = addDays(value, below(1_200) - 600);
      else if (below(4) === 0) facts[own] = null;
    }
    yield facts as unknown as ReviewFacts;
  }
}
