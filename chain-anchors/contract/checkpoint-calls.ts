import { z } from 'zod';
import { parseCanonical } from '#domain/evidence/canonical-document.ts';
import { fromHex, fromUtf8, toHex, utf8 } from '#domain/evidence/encoding.ts';
import { digestHex } from '#domain/evidence/leaf.ts';
import {
  checkpointKey,
  checkpointRecordBytes,
  parseCheckpointRecord,
} from '#domain/evidence/on-chain.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import { judgeCheckpoint, judgeFork, parsedNote } from '../ledger/checkpoint-contract.ts';
import { LedgerRefusal } from '../ledger/ledger-refusal.ts';
import type { ContractCall, ContractContext } from './contract-call.ts';
import { keysOfSize, logOf, orMalformed, ownLogOf, putLog, type LogRecord } from './log-record.ts';

const proofSchema = z.array(digestHex).max(128);

/**
 * `PutCheckpoint(note, proof)`: the caller's log grew to this signed head. The proof (JSON, hashes in hex) shows that
 * it continues the head which the chain has, and is checked here. Idempotent on origin, size and root: the same again
 * gives the first record. Gives the record.
 */
const putCheckpoint: ContractCall = async (context, note = '', proof = '[]') => {
  const { state, crypto, txId } = context;
  const consistencyProof = orMalformed(() => parseCanonical(proofSchema, utf8(proof)));
  const { origin, size } = parsedNote(note);
  const log = await ownLogOf(context, origin);
  const key = checkpointKey(origin, size);
  const there = await state.get(key);
  const onChain = onChainAt(context, origin, log, size, there);
  const { kind, checkpoint } = judgeCheckpoint(crypto, () => onChain, { note, consistencyProof });
  if (kind === 'repeat') return there!;
  if (log.closed) throw new LedgerRefusal('closed', origin);
  const record = fromUtf8(checkpointRecordBytes({ v: 1, note, txId }));
  await state.put(key, record);
  await putLog(state, origin, { ...log, head: { size, root: toHex(checkpoint.root) } });
  return record;
};

/** What a judgement of one size asks of the chain. Throws LedgerRefusal where no key signs heads of that size. */
function onChainAt(
  { crypto }: Pick<ContractContext, 'crypto'>,
  origin: string,
  { keys, head }: LogRecord,
  size: number,
  record: string | null,
) {
  const counting = keysOfSize(crypto, origin, keys, size);
  if (counting.length === 0) throw new LedgerRefusal('signature', `no key signs ${size} leaves`);
  const root = record === null ? null : rootIn(record);
  return {
    keys: counting,
    head: head === null ? null : { size: head.size, root: fromHex(head.root) },
    rootAt: () => root,
  };
}

const rootIn = (record: string): Uint8Array =>
  parsedNote(parseCheckpointRecord(utf8(record)).note).root;

/**
 * `ReportFork(note, note)`: two heads of one log that cannot both be true, each signed by a key that counted for its
 * size. Anybody may report; both are kept for good, for a refused transaction leaves no record. Idempotent.
 */
const reportFork: ContractCall = async (context, noteA = '', noteB = '') => {
  const { state, crypto } = context;
  const { origin, size } = parsedNote(noteA);
  const log = await logOf(state, origin);
  const onChain = onChainAt(context, origin, log, size, null);
  judgeFork(crypto, () => onChain, noteA, noteB);
  const report = canonicalJson({ v: 1, origin, notes: [noteA, noteB].toSorted() });
  const key = `${forkPrefix(origin)}${toHex(crypto.sm3(utf8(report)))}`;
  if ((await state.get(key)) === null) await state.put(key, report);
  return report;
};

const forkPrefix = (origin: string): string => `fork:${origin}:`;

/** `GetHead(origin)`: the record of the largest checkpoint, or nothing. */
const getHead: ContractCall = async ({ state }, origin = '') => {
  const { head } = await logOf(state, origin);
  return head === null ? '' : ((await state.get(checkpointKey(origin, head.size))) ?? '');
};

/** `GetCheckpoint(origin, size)`: the record at that size, or nothing. */
const getCheckpoint: ContractCall = async ({ state }, origin = '', size = '') => {
  await logOf(state, origin);
  return (await state.get(checkpointKey(origin, naturalIn(size)))) ?? '';
};

/** `GetCheckpoints(origin, size, limit)`: records of more leaves than that, the smallest first, `limit` at most. */
const getCheckpoints: ContractCall = async ({ state }, origin = '', after = '', limit = '') => {
  await logOf(state, origin);
  const most = Math.min(naturalIn(limit), mostAtOnce);
  const from = checkpointKey(origin, naturalIn(after) + 1);
  return listed(state.range(from, `checkpoint:${origin}::`), most);
};

/** `GetForks(origin)`: what was reported of the log. */
const getForks: ContractCall = async ({ state }, origin = '') => {
  await logOf(state, origin);
  const prefix = forkPrefix(origin);
  return listed(state.range(prefix, `${prefix}g`), mostAtOnce);
};

/** Of one answer, so that it fits into a message. */
const mostAtOnce = 1_000;

async function listed(
  records: AsyncIterable<readonly [string, string]>,
  most: number,
): Promise<string> {
  const found: Json[] = [];
  if (most === 0) return '[]';
  for await (const [, record] of records) {
    found.push(JSON.parse(record) as Json);
    if (found.length === most) break;
  }
  return canonicalJson(found);
}

/** Throws LedgerRefusal. */
function naturalIn(text: string): number {
  if (!/^(?:0|[1-9]\d{0,14})$/.test(text)) throw new LedgerRefusal('malformed', 'not a number');
  return Number(text);
}

/** Heads of the agencies' logs: what is put, and what can be asked of it. */
export const checkpointContract = {
  PutCheckpoint: putCheckpoint,
  ReportFork: reportFork,
  GetHead: getHead,
  GetCheckpoint: getCheckpoint,
  GetCheckpoints: getCheckpoints,
  GetForks: getForks,
} as const satisfies Record<string, ContractCall>;
