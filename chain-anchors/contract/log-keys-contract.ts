import { fromBase64, utf8 } from '#domain/evidence/encoding.ts';
import type { EvidenceCrypto } from '#domain/evidence/evidence-crypto.ts';
import type { NoteKey } from '#domain/evidence/signed-note.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { LedgerRefusal } from '../ledger/ledger-refusal.ts';
import type { ContractCall } from './contract-call.ts';
import {
  findLog,
  isInUse,
  logOf,
  newKey,
  nextSize,
  noteKey,
  ownLogOf,
  putLog,
  type KeyOnChain,
  type LogRecord,
} from './log-record.ts';

/**
 * What a key of a log signs to hand its place on, or to close the log: never a checkpoint (which begins with an
 * origin), and good once, for it names the size from which it counts.
 */
export const keyStatement = {
  rotate: (origin: string, from: number, publicKey: string): Uint8Array =>
    utf8(`andu/rotate-key/v1\n${origin}\n${from}\n${publicKey}\n`),
  close: (origin: string, from: number): Uint8Array =>
    utf8(`andu/close-log/v1\n${origin}\n${from}\n`),
} as const;

/** `RegisterLog(origin, public key)`: makes a log known as the caller's. The same again changes nothing. */
const registerLog: ContractCall = async ({ state, caller }, origin = '', publicKey = '') => {
  const key = newKey(publicKey, 0);
  const known = await findLog(state, origin);
  if (known === null) {
    return putLog(state, origin, { v: 1, owner: caller, closed: false, keys: [key], head: null });
  }
  if (known.owner !== caller)
    throw new LedgerRefusal('not-owner', `${origin} is of ${known.owner}`);
  if (!known.keys.some((each) => each.publicKey === publicKey)) {
    throw new LedgerRefusal('registered', `${origin} is registered with another key`);
  }
  return canonicalJson(known);
};

/**
 * `RotateKey(origin, new public key, proof)`: from the next head on the new key signs. The proof is a signature over
 * {@link keyStatement.rotate} by a key in use. The same again changes nothing.
 */
const rotateKey: ContractCall = async (context, origin = '', publicKey = '', proof = '') => {
  const log = await ownLogOf(context, origin);
  const from = nextSize(log);
  const next = newKey(publicKey, from);
  const known = log.keys.find((each) => each.publicKey === publicKey);
  if (known !== undefined) {
    if (isInUse(known)) return canonicalJson(log);
    throw new LedgerRefusal('unknown-key', 'a key that ended does not come back');
  }
  const statement = keyStatement.rotate(origin, from, publicKey);
  provedByKeyInUse(context.crypto, origin, open(log, origin), statement, proof);
  return putLog(context.state, origin, {
    ...log,
    keys: [...log.keys.map((key) => ended(key, from, false)), next],
  });
};

/**
 * `RevokeKey(origin, public key, new public key, proof)`: the key may be in other hands. It ends with the head that the
 * chain has, and the new one follows. The proof is by the *new* key (that its owner holds it): the revoked one proves
 * nothing any more, so that here the agency's certificate decides. A key that ended before needs no new one: it is marked.
 * The same again changes nothing.
 */
const revokeKey: ContractCall = async (
  context,
  origin = '',
  publicKey = '',
  replacement = '',
  proof = '',
) => {
  const log = await ownLogOf(context, origin);
  const from = nextSize(log);
  const revoked = log.keys.find((each) => each.publicKey === publicKey);
  if (revoked === undefined) throw new LedgerRefusal('unknown-key', `${origin} has no such key`);
  if (!isInUse(revoked) && replacement === '') {
    const keys = log.keys.map((key) => (key === revoked ? { ...key, revoked: true } : key));
    return putLog(context.state, origin, { ...log, keys });
  }
  const known = log.keys.find((each) => each.publicKey === replacement);
  if (revoked.revoked && known !== undefined) return canonicalJson(log);
  if (known !== undefined) throw new LedgerRefusal('unknown-key', 'the new key is known already');
  const next = newKey(replacement, from);
  const statement = keyStatement.rotate(origin, from, replacement);
  provedByKeyInUse(
    context.crypto,
    origin,
    { ...open(log, origin), keys: [next] },
    statement,
    proof,
  );
  const keys = log.keys.map((key) => ended(key, from, key.publicKey === publicKey));
  return putLog(context.state, origin, { ...log, keys: [...keys, next] });
};

/** `CloseLog(origin, proof)`: nothing more is put; what is there stays. The same again changes nothing. */
const closeLog: ContractCall = async (context, origin = '', proof = '') => {
  const log = await ownLogOf(context, origin);
  if (log.closed) return canonicalJson(log);
  const statement = keyStatement.close(origin, nextSize(log));
  provedByKeyInUse(context.crypto, origin, log, statement, proof);
  return putLog(context.state, origin, { ...log, closed: true });
};

/** `GetKeys(origin)`: the log with its keys and their periods. */
const getKeys: ContractCall = async ({ state }, origin = '') =>
  canonicalJson(await logOf(state, origin));

/** Registering logs, and the change of their keys. */
export const logKeysContract = {
  RegisterLog: registerLog,
  RotateKey: rotateKey,
  RevokeKey: revokeKey,
  CloseLog: closeLog,
  GetKeys: getKeys,
} as const satisfies Record<string, ContractCall>;

function open(log: LogRecord, origin: string): LogRecord {
  if (log.closed) throw new LedgerRefusal('closed', origin);
  return log;
}

/** A key in use ends; one that ended before keeps its end. */
const ended = (key: KeyOnChain, before: number, revoked: boolean): KeyOnChain => ({
  ...key,
  before: key.before ?? before,
  revoked: key.revoked || revoked,
});

/** Throws LedgerRefusal where no key in use signed the statement. `proof` is base64 of 64 bytes. */
function provedByKeyInUse(
  crypto: EvidenceCrypto,
  origin: string,
  { keys }: Pick<LogRecord, 'keys'>,
  statement: Uint8Array,
  proof: string,
): void {
  const signature = signatureIn(proof);
  const signs = ({ publicKey }: NoteKey): boolean =>
    crypto.sm2Verify(publicKey, statement, signature);
  if (!keys.filter(isInUse).some((key) => signs(noteKey(crypto, origin, key)))) {
    throw new LedgerRefusal('signature', `not proved by a key of ${origin} in use`);
  }
}

function signatureIn(proof: string): Uint8Array {
  try {
    return fromBase64(proof);
  } catch {
    throw new LedgerRefusal('malformed', 'the proof is no base64');
  }
}
