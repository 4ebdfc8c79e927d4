import { callOfEnvelope } from '#domain/evidence/fabric-envelope.ts';
import { fromUtf8, toBase64 } from '#domain/evidence/encoding.ts';
import { committedTransactionBytes } from '#domain/evidence/ledger-transaction.ts';
import { bundleFile } from '#domain/evidence/manifest.ts';
import type { FabricTrust, Trust } from '#domain/evidence/trust.ts';
import { verifyBundle } from '#domain/evidence/verify-bundle.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { enterChainIdentity } from '../chain-identity.ts';
import { signHead } from '../log/checkpoint-signer.ts';
import { bundleInFolder } from '../testing/bundle-in-folder.ts';
import { recordedEvents } from '../testing/events.ts';
import { newFolder, openLog, origin as ownOrigin, removeFolder } from '../testing/log-in-folder.ts';
import { portableCrypto } from '../verifier/portable-crypto.ts';
import { anchorJob } from './anchor-job.ts';
import { chainHistory } from './chain-history.ts';
import { openContractLedger } from '../testing/contract-ledger.ts';
import { ledgerContractSuite } from '../testing/ledger-contract-suite.ts';
import { historyOf, keyFor } from '../testing/log-history.ts';
import { envelopeOf, paperChannel } from '../testing/paper-channel.ts';

/** The contract of the chain behind the same port as the embedded ledger, with Fabric's kind of evidence. */
describe('the contract in process', () => {
  ledgerContractSuite(async () => openContractLedger());

  const origin = 'prison.example/log';
  const key = keyFor(origin);
  const history = historyOf(origin);

  test('makes invalid what two agencies endorsed, or what was changed after three did', async () => {
    const ledger = openContractLedger();
    await ledger.registerLog(origin, key.publicKey);
    for (const change of ['fewer', 'changed'] as const) {
      const request = { note: history.note(5, key), consistencyProof: [] };
      const endorsed = await ledger.endorse(ledger.propose(request));
      if (endorsed.kind !== 'endorsed' || !('kind' in endorsed.transaction)) throw new Error('not');
      const { transaction } = endorsed;
      const call = callOfEnvelope(transaction.envelope);
      const altered =
        change === 'fewer'
          ? { ...call, endorsements: call.endorsements.slice(1) }
          : { ...call, payload: toBase64(Uint8Array.of(10, 0)) };
      await ledger.submit({ ...transaction, envelope: toBase64(envelopeOf(altered)) });
      expect(await ledger.statusOf(transaction.txId)).toEqual({
        kind: 'invalid',
        reason: 'ENDORSEMENT_POLICY_FAILURE',
      });
    }
    expect(await ledger.getHead(origin)).toBeNull();
  });

  test('asked twice, peers sign anew, and the log knows its anchor each time', async () => {
    const [folder, ledger] = [newFolder(), openContractLedger()];
    const { database, key: own, log, sequencer } = openLog(folder);
    try {
      await enterChainIdentity(database, ledger);
      await ledger.registerLog(ownOrigin, own.publicKey);
      sequencer.append(recordedEvents(5));
      const job = anchorJob(database, log, ledger, ownOrigin);
      expect(await job.run(signHead(database, own))).toBe(5);
      const history = chainHistory(database, log, ownOrigin);
      const heads = [await ledger.getHead(ownOrigin), await ledger.getHead(ownOrigin)];
      const [first, second] = heads.map((head) => committedTransactionBytes(head!.committed));
      expect(first).not.toEqual(second);
      for (const head of heads) expect(history.compare(head!)).toBe('fits');
      const other = { ...heads[0]!, root: '00'.repeat(32) };
      expect(history.compare(other)).toBe('otherRoot');
    } finally {
      database.close();
      removeFolder(folder);
    }
  });

  test('the bundle of an event that is anchored there is genuine, and says what that is worth', async () => {
    const folder = newFolder();
    try {
      const { files, trust } = await bundleInFolder(folder, true, openContractLedger());
      for (const crypto of [nodeCrypto, portableCrypto]) {
        expect(verifyBundle(crypto, files, trust)).toMatchObject({
          genuine: true,
          anchored: true,
          faults: [],
          subject: { ledger: { kind: 'fabric', channel: 'legal-affairs', block: 2 } },
        });
      }
      expect(fromUtf8(files.get(bundleFile.readme)!)).toContain('Peers of several agencies');
      const { peers } = trust.ledger as FabricTrust;
      const fewer = { ...trust, ledger: { ...trust.ledger, peers: peers.slice(1) } } as Trust;
      expect(verifyBundle(nodeCrypto, files, fewer).anchored).toBe(false);
    } finally {
      removeFolder(folder);
    }
  });

  test('what endorsers signed is read out of the envelope as it went in', () => {
    const call = paperChannel().call({ name: 'a', args: ['b', ''] });
    expect(callOfEnvelope(toBase64(envelopeOf(call)))).toEqual(call);
    expect(() => callOfEnvelope(toBase64(Uint8Array.of(10, 0)))).toThrow(/0 actions/);
  });
});
