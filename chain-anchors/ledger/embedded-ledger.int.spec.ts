import { parseEmbeddedTransaction } from '#domain/evidence/embedded-transaction.ts';
import { committedTransactionBytes } from '#domain/evidence/ledger-transaction.ts';
import { ledgerContractSuite } from '../testing/ledger-contract-suite.ts';
import { historyOf, keyFor } from '../testing/log-history.ts';
import { newFolder, removeFolder } from '../testing/log-in-folder.ts';
import { openEmbeddedLedger } from './embedded-ledger.ts';
import { putCheckpoint } from './ledger.ts';

const folders: string[] = [];
function folder(): string {
  folders.push(newFolder());
  return folders.at(-1)!;
}
afterAll(() => folders.forEach(removeFolder));

describe('the embedded ledger', () => {
  ledgerContractSuite(async () =>
    openEmbeddedLedger({ folder: folder(), channel: 'legal-affairs' }),
  );

  test('has a block for each transaction, each on the one before', async () => {
    const origin = 'prison.example/log';
    const key = keyFor(origin);
    const history = historyOf(origin);
    const ledger = openEmbeddedLedger({ folder: folder(), channel: 'legal-affairs' });
    await ledger.registerLog(origin, key.publicKey);
    const put = (from: number, to: number) =>
      putCheckpoint(ledger, {
        note: history.note(to, key),
        consistencyProof: history.proof(from, to),
      }).then((committed) => parseEmbeddedTransaction(committedTransactionBytes(committed)));
    const first = await put(0, 5);
    await put(0, 5);
    const second = await put(5, 12);
    expect(second.block.previous).toBe(first.block.hash);
    expect(second.block.number).toBe(first.block.number + 1);
    await ledger.close();
  });

  test('refuses a transaction whose proposal was changed after its endorsement, or that is of another kind', async () => {
    const origin = 'prison.example/log';
    const key = keyFor(origin);
    const history = historyOf(origin);
    const ledger = openEmbeddedLedger({ folder: folder(), channel: 'legal-affairs' });
    await ledger.registerLog(origin, key.publicKey);
    const request = { note: history.note(5, key), consistencyProof: [] };
    const endorsed = await ledger.endorse(ledger.propose(request));
    if (endorsed.kind !== 'endorsed' || 'kind' in endorsed.transaction) throw new Error('not');
    const { proposal, endorsements } = endorsed.transaction;
    const changed = { ...proposal, call: { ...proposal.call, note: history.note(6, key) } };
    await expect(ledger.submit({ proposal: changed, endorsements })).rejects.toMatchObject({
      code: 'signature',
    });
    const { txId } = proposal;
    const foreign = { kind: 'fabric', v: 1, txId, envelope: '' } as const;
    await expect(ledger.submit(foreign)).rejects.toMatchObject({ code: 'malformed' });
    await ledger.close();
  });

  test('is the same chain after it was closed and opened', async () => {
    const options = { folder: folder(), channel: 'legal-affairs' };
    const origin = 'prison.example/log';
    const key = keyFor(origin);
    const history = historyOf(origin);
    const before = openEmbeddedLedger(options);
    await before.registerLog(origin, key.publicKey);
    await putCheckpoint(before, { note: history.note(3, key), consistencyProof: [] });
    const head = await before.getHead(origin);
    const trust = await before.trust();
    await before.close();
    const after = openEmbeddedLedger(options);
    expect(await after.getHead(origin)).toEqual(head);
    expect(await after.trust()).toEqual(trust);
    await after.close();
  });
});
