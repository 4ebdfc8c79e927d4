import { gateOfFacts, preparationGateOfFacts } from '#domain/casework/facts-gate.ts';
import { fromBase64Url, fromUtf8, toHex, utf8 } from '#domain/evidence/encoding.ts';
import type { Refusal } from '#domain/casework/refusal.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import { isUuid } from '#domain/kernel/ids.ts';
import { deadline } from '#domain/law/deadlines/index.ts';
import { parseQuestion } from '#domain/law/deadlines/read-question.ts';
import { review, type ReviewFacts } from '#domain/law/index.ts';
import { checkMaterials } from '#domain/law/materials/index.ts';
import { LedgerRefusal } from '../ledger/ledger-refusal.ts';
import type { ContractCall, ContractContext } from './contract-call.ts';
import { readActRequest, readMaterialsRequest, type ActRequest } from './review-request.ts';

/**
 * The statutory review on the chain (RULE-5): the same functions as in the command handler, with the same answer.
 * What is asked about a person is given as transient data (`request`, `salt`): endorsers see it, no block keeps it.
 */

/** The gate's word on an act: null where it may be done. */
export const judgeAct = ({ kind, facts, act, besides }: ActRequest): Refusal | null =>
  kind === 'preparation' ? preparationGateOfFacts(facts) : gateOfFacts(facts, act, besides);

/** Before the request in its commitment, `HMAC-SM3(salt, "andu/act/v1" 00 request)`: never that of an event. */
const actContext = utf8('andu/act/v1\0');

/** `JudgeAct()`: the review of the facts and what it refuses. Nothing is written. */
const judge: ContractCall = async (context) => {
  const request = requestOf(context);
  const answer = answerOf(request.facts);
  return canonicalJson({ refusal: plain(judgeAct(request)), review: plain(answer) });
};

/**
 * `AdmitAct(id)`: the act of that id (a UUID) may be done by the law. Refuses what the handler refuses. What stays on
 * the chain opens only with the salt: commitment of the request, digest of the review, and the law that was applied.
 * The same again gives the first record.
 */
const admitAct: ContractCall = async (context, id = '') => {
  if (!isUuid(id)) throw new LedgerRefusal('malformed', 'not a UUID');
  const { state, caller, crypto, txId, transient } = context;
  const request = requestOf(context);
  const commit = toHex(crypto.hmacSm3(saltIn(transient), actContext, transient.get('request')!));
  const key = `act:${id}`;
  const known = await state.get(key);
  if (known !== null) {
    const { commit: before, by } = JSON.parse(known) as { commit: string; by: string };
    if (before === commit && by === caller) return known;
    throw new LedgerRefusal('other-content', id);
  }
  const refusal = judgeAct(request);
  if (refusal !== null) throw new LedgerRefusal('refused-by-law', rulesIn(refusal));
  const answer = answerOf(request.facts);
  const record = canonicalJson({
    v: 1,
    by: caller,
    kind: request.kind,
    commit,
    review: toHex(crypto.sm3(utf8(canonicalJson(plain(answer))))),
    lawVersion: answer.lawVersion,
    txId,
  });
  await state.put(key, record);
  return record;
};

/** `GetAct(id)`: what {@link admitAct} left, or nothing. */
const getAct: ContractCall = async ({ state }, id = '') => {
  if (!isUuid(id)) throw new LedgerRefusal('malformed', 'not a UUID');
  return (await state.get(`act:${id}`)) ?? '';
};

/** `ComputeDeadline()`: a question about a statutory time limit, of days alone. */
const computeDeadline: ContractCall = async (context) => {
  const input = jsonOf(context);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new LedgerRefusal('malformed', 'a question is an object');
  }
  const parsed = parseQuestion(input as Readonly<Record<string, unknown>>);
  if (!parsed.ok) throw new LedgerRefusal('malformed', namesOf(parsed.errors));
  try {
    return canonicalJson(plain(deadline(parsed.question)));
  } catch (error) {
    if (error instanceof RangeError) throw new LedgerRefusal('malformed', error.message);
    throw error;
  }
};

/** `CheckMaterials()`: the materials of a file against what its step needs. */
const materials: ContractCall = async (context) => {
  const { question, given, noticeOn } = readMaterialsRequest(jsonOf(context));
  return canonicalJson(plain(checkMaterials(question, given, noticeOn)));
};

/** The law on the chain. */
export const reviewContract = {
  JudgeAct: judge,
  AdmitAct: admitAct,
  GetAct: getAct,
  ComputeDeadline: computeDeadline,
  CheckMaterials: materials,
} as const satisfies Record<string, ContractCall>;

const answerOf = (facts: ReviewFacts) => review(facts, { explain: true });

const requestOf = (context: ContractContext): ActRequest => readActRequest(jsonOf(context));

/** The transient `request` as JSON. Throws LedgerRefusal. */
function jsonOf({ transient }: ContractContext): Json {
  const bytes = transient.get('request');
  if (bytes === undefined) throw new LedgerRefusal('malformed', 'no transient "request"');
  try {
    return JSON.parse(fromUtf8(bytes)) as Json;
  } catch {
    throw new LedgerRefusal('malformed', 'the request is no JSON');
  }
}

/** Given as base64url of 32 bytes. Throws LedgerRefusal. */
function saltIn(transient: ContractContext['transient']): Uint8Array {
  try {
    const salt = fromBase64Url(fromUtf8(transient.get('salt') ?? new Uint8Array()));
    if (salt.length === 32) return salt;
  } catch {
    // Said below, as any other salt that is none.
  }
  throw new LedgerRefusal('malformed', 'the transient "salt" has 32 bytes, base64url');
}

/** As it stands in JSON: what is undefined is left out. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const rulesIn = ({ violations }: Refusal): string =>
  [
    ...new Set(
      violations.map(({ rule, article }) => (article === null ? rule : `${rule} ${article}`)),
    ),
  ].join('; ');

const namesOf = (errors: readonly { readonly field: string }[]): string =>
  errors.map(({ field }) => field).join(', ');
