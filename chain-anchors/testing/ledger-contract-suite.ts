import { utf8 } from '#domain/evidence/encoding.ts';
import {
  committedTransactionBytes,
  parseCommittedTransaction,
  statementOf,
  txIdOf,
  type CommittedTransaction,
} from '#domain/evidence/ledger-transaction.ts';
import { ledgerFaults } from '#domain/evidence/verify-ledger.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import {
  putCheckpoint,
  type AnchoredCheckpoint,
  type Ledger,
  type LedgerRefusalCode,
} from '../ledger/ledger.ts';
import { historyOf, keyFor } from './log-history.ts';

const refusal = (code: LedgerRefusalCode) =>
  expect.objectContaining({ name: 'LedgerRefusal', code });

/** What is told of a checkpoint; its evidence may be signed anew each time, and then says the same. */
const told = (checkpoint: AnchoredCheckpoint | null) =>
  checkpoint === null ? null : { ...checkpoint, committed: said(checkpoint.committed) };
const said = (committed: CommittedTransaction) => ({ ...statementOf(committed) });

/** What every adapter of the ledger port must do; `open` gives an empty chain. */
export function ledgerContractSuite(open: () => Promise<Ledger>): void {
  const origin = 'prison.example/log';
  const key = keyFor(origin);
  const history = historyOf(origin);
  const put = (first: number, second: number) => history.put(first, second, key);
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await open();
    await ledger.registerLog(origin, key.publicKey);
  });
  afterEach(() => ledger.close());

  async function expectCommitted(committed: CommittedTransaction): Promise<void> {
    const status = await ledger.statusOf(statementOf(committed).txId);
    if (status.kind !== 'committed') throw new Error(`it is ${status.kind}`);
    expect(said(status.committed)).toEqual(said(committed));
  }

  test('a log that nobody anchored has no head', async () => {
    expect(await ledger.getHead(origin)).toBeNull();
    expect(await ledger.getCheckpoint(origin, 1)).toBeNull();
    expect(await ledger.statusOf('0'.repeat(64))).toEqual({ kind: 'unknown' });
  });

  test('a checkpoint is put and read back, with a transaction that verifies', async () => {
    const request = put(0, 5);
    const committed = await putCheckpoint(ledger, request);
    const head = await ledger.getHead(origin);
    expect(told(head)).toEqual({
      origin,
      size: 5,
      root: history.root(5),
      committed: said(committed),
    });
    expect(parseCommittedTransaction(committedTransactionBytes(committed))).toEqual(committed);
    const trust = { ledger: await ledger.trust() };
    expect(trust.ledger.channel).toBe(ledger.channel);
    expect(ledgerFaults(nodeCrypto, committed, utf8(request.note), trust)).toEqual([]);
    await expectCommitted(committed);
  });

  test('the head moves as the log grows, and older checkpoints stay', async () => {
    const first = await putCheckpoint(ledger, put(0, 5));
    await putCheckpoint(ledger, put(5, 12));
    expect((await ledger.getHead(origin))!.size).toBe(12);
    expect(said((await ledger.getCheckpoint(origin, 5))!.committed)).toEqual(said(first));
  });

  test('checkpoints are told behind a size, the smallest first, no more than asked for', async () => {
    await putCheckpoint(ledger, put(0, 5));
    await putCheckpoint(ledger, put(5, 9));
    await putCheckpoint(ledger, put(9, 12));
    const sizes = async (after: number, limit: number) =>
      (await ledger.checkpointsAfter(origin, after, limit)).map(({ size }) => size);
    expect(await sizes(0, 2)).toEqual([5, 9]);
    expect(await sizes(5, 9)).toEqual([9, 12]);
    expect(await sizes(12, 9)).toEqual([]);
    expect(await ledger.checkpointsAfter('another', 0, 9)).toEqual([]);
    const [second] = await ledger.checkpointsAfter(origin, 5, 1);
    expect(told(second!)).toEqual(told(await ledger.getCheckpoint(origin, 9)));
  });

  test('the same checkpoint again gives the first transaction', async () => {
    const first = await putCheckpoint(ledger, put(0, 5));
    expect(said(await putCheckpoint(ledger, put(0, 5)))).toEqual(said(first));
    await putCheckpoint(ledger, put(5, 9));
    expect(said(await putCheckpoint(ledger, put(0, 5)))).toEqual(said(first));
  });

  test('the same transaction submitted twice is committed once', async () => {
    const endorsed = await ledger.endorse(ledger.propose(put(0, 5)));
    if (endorsed.kind !== 'endorsed') throw new Error('not endorsed');
    await ledger.submit(endorsed.transaction);
    await ledger.submit(endorsed.transaction);
    expect((await ledger.statusOf(txIdOf(endorsed.transaction))).kind).toBe('committed');
    const { committed } = (await ledger.getCheckpoint(origin, 5))!;
    expect(statementOf(committed).txId).toBe(txIdOf(endorsed.transaction));
    await expectCommitted(committed);
  });

  test('a fork is refused, and can be reported', async () => {
    await putCheckpoint(ledger, put(0, 5));
    const other = historyOf(origin, 'another history ');
    const forked = other.note(5, key);
    await expect(putCheckpoint(ledger, { note: forked, consistencyProof: [] })).rejects.toEqual(
      refusal('fork'),
    );
    expect(await ledger.getForks(origin)).toEqual([]);
    const report = await ledger.reportFork(history.note(5, key), forked);
    expect(await ledger.getForks(origin)).toEqual([report]);
    expect((await ledger.getHead(origin))!.root).toBe(history.root(5));
  });

  test('a log that continues another history is refused', async () => {
    await putCheckpoint(ledger, put(0, 5));
    const other = historyOf(origin, 'another history ');
    const request = { note: other.note(8, key), consistencyProof: other.proof(5, 8) };
    await expect(putCheckpoint(ledger, request)).rejects.toEqual(refusal('inconsistent'));
    const without = { note: history.note(8, key), consistencyProof: [] };
    await expect(putCheckpoint(ledger, without)).rejects.toEqual(refusal('inconsistent'));
    expect((await ledger.getHead(origin))!.size).toBe(5);
  });

  test('a log cannot shrink', async () => {
    await putCheckpoint(ledger, put(0, 9));
    await expect(putCheckpoint(ledger, put(0, 4))).rejects.toEqual(refusal('shrinking'));
  });

  test('a signature by another key, a changed note and an unknown log are refused', async () => {
    const stranger = { ...keyFor(origin), keyId: key.keyId };
    const forged = { note: history.note(5, stranger), consistencyProof: [] };
    await expect(putCheckpoint(ledger, forged)).rejects.toEqual(refusal('signature'));
    const changed = { note: history.note(5, key).replace('\n5\n', '\n6\n'), consistencyProof: [] };
    await expect(putCheckpoint(ledger, changed)).rejects.toEqual(refusal('signature'));
    const elsewhere = 'court.example/log';
    const unknown = historyOf(elsewhere).note(5, keyFor(elsewhere));
    const request = { note: unknown, consistencyProof: [] };
    await expect(putCheckpoint(ledger, request)).rejects.toEqual(refusal('unknown-log'));
    const nonsense = { note: 'nonsense', consistencyProof: [] };
    await expect(putCheckpoint(ledger, nonsense)).rejects.toEqual(refusal('malformed'));
    expect(await ledger.getHead(origin)).toBeNull();
  });

  test('two notes that do not conflict are no fork', async () => {
    const five = history.note(5, key);
    for (const other of [five, history.note(6, key)]) {
      await expect(ledger.reportFork(five, other)).rejects.toEqual(refusal('malformed'));
    }
  });

  test('a transaction overtaken between endorsement and commit becomes invalid', async () => {
    await putCheckpoint(ledger, put(0, 5));
    const late = await ledger.endorse(ledger.propose(put(5, 7)));
    await putCheckpoint(ledger, put(5, 9));
    if (late.kind !== 'endorsed') throw new Error('not endorsed');
    await ledger.submit(late.transaction);
    const status = await ledger.statusOf(txIdOf(late.transaction));
    expect(status.kind).toBe('invalid');
    expect((await ledger.getHead(origin))!.size).toBe(9);
  });

  test('a log is registered once; another key does not replace its key', async () => {
    await ledger.registerLog(origin, key.publicKey);
    await expect(ledger.registerLog(origin, keyFor(origin).publicKey)).rejects.toEqual(
      refusal('registered'),
    );
  });
}
