import { fromBase64, toBase64, toHex, utf8 } from '#domain/evidence/encoding.ts';
import type { FabricTransaction } from '#domain/evidence/fabric-transaction.ts';
import {
  committedTransactionBytes,
  parseCommittedTransaction,
  statementOf,
} from '#domain/evidence/ledger-transaction.ts';
import { checkpointRecordBytes } from '#domain/evidence/on-chain.ts';
import { readMessage } from '#domain/evidence/protobuf-reader.ts';
import { parseTrust, trustBytes, type FabricTrust, type Trust } from '#domain/evidence/trust.ts';
import { ledgerFaults } from '#domain/evidence/verify-ledger.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { derOf, paperChannel, paperPeer } from '../testing/paper-channel.ts';
import { historyOf, keyFor } from '../testing/log-history.ts';
import { portableCrypto } from './portable-crypto.ts';

const origin = 'prison.example/log';
const key = keyFor(origin);
const history = historyOf(origin);
const note = history.note(5, key);
const { peers, trust, evidence } = paperChannel();

const faultsOf = (committed: FabricTransaction, believed: FabricTrust = trust): string[] => {
  const parsed = parseCommittedTransaction(committedTransactionBytes(committed));
  const faults = [nodeCrypto, portableCrypto].map((crypto) =>
    ledgerFaults(crypto, parsed, utf8(note), { ledger: believed }).map(({ code }) => code),
  );
  expect(faults[0]).toEqual(faults[1]);
  return [...new Set(faults[0])];
};

test('three of four agencies prove that the channel holds a checkpoint, and in which block', () => {
  const committed = evidence(note);
  expect(faultsOf(committed)).toEqual([]);
  expect(statementOf(committed)).toMatchObject({
    channel: 'legal-affairs',
    time: '2026-06-01T00:00:00.250Z',
    note,
    block: 7,
    txId: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('a trust file names the pinned peers, and is read as it was written', () => {
  const whole: Trust = {
    v: 1,
    origin,
    logKeys: [
      {
        name: key.name,
        keyId: key.keyId,
        publicKey: toHex(key.publicKey),
        from: '2026-01-01T00:00:00.000Z',
        until: null,
      },
    ],
    ledger: trust,
  };
  expect(parseTrust(nodeCrypto, trustBytes(whole))).toEqual(whole);
});

test('a transaction that the chain made invalid is not confirmed by anybody', () => {
  const [overtaken, other] = [evidence(note), evidence(history.note(5, key))];
  // The peers hold the checkpoint of the transaction that was ordered first, under the same key.
  expect(faultsOf({ ...overtaken, confirmation: other.confirmation })).toEqual([
    'ledger-not-confirmed',
  ]);
  const fork = historyOf(origin, 'another ').note(5, key);
  expect(faultsOf({ ...overtaken, confirmation: evidence(fork).confirmation })).toEqual([
    'ledger-not-confirmed',
  ]);
});

test.each([
  ['two agencies only', { put: { by: peers.slice(0, 2) } }, 'ledger-endorsements-missing'],
  [
    'two peers of one agency and a third',
    { put: { by: [peers[0]!, peers[0]!, peers[1]!] } },
    'ledger-endorsements-missing',
  ],
  ['nobody known', { put: { by: ['a', 'b', 'c'].map(paperPeer) } }, 'ledger-endorsements-missing'],
  ['too few who confirm it', { get: { by: peers.slice(2) } }, 'ledger-endorsements-missing'],
  ['another channel', { put: { channel: 'another' } }, 'ledger-other-channel'],
  ['another channel that confirms', { get: { channel: 'another' } }, 'ledger-other-channel'],
  ['another contract', { put: { contract: 'other' } }, 'ledger-other-contract'],
  ['another call', { put: { name: 'checkpoints:ReportFork' } }, 'ledger-other-contract'],
  ['a refusal', { put: { status: 500 } }, 'ledger-other-contract'],
  ['an id that is not its own', { put: { txId: 'ab'.repeat(32) } }, 'ledger-proposal-wrong'],
  [
    'a confirmation of another call',
    { get: { name: 'checkpoints:GetHead' } },
    'ledger-not-confirmed',
  ],
  ['a confirmation of another size', { get: { args: [origin, '6'] } }, 'ledger-not-confirmed'],
  ['a confirmation that is no record', { get: { answer: utf8('{}') } }, 'ledger-not-confirmed'],
  [
    'a confirmation of another transaction',
    { get: { answer: checkpointRecordBytes({ v: 1, note, txId: '00'.repeat(32) }) } },
    'ledger-not-confirmed',
  ],
  [
    'a moment at which no peer counted',
    { put: { time: new Date('2019-06-01T00:00:00Z') } },
    'ledger-endorsements-missing',
  ],
] as const)('%s does not prove it', (_, changed, code) => {
  expect(faultsOf(evidence(note, changed))).toEqual([code]);
});

test('a note that is not the one of the bundle, and a trust file of another kind, are named', () => {
  const committed = evidence(history.note(6, key));
  expect(faultsOf(committed)).toEqual(['ledger-other-checkpoint']);
  const { publicKey: hex } = trust.peers[0]!;
  const embedded = {
    channel: trust.channel,
    threshold: 1,
    endorsers: [{ name: 'a', keyId: '00000000', publicKey: hex, from: '', until: null }],
  };
  const faults = ledgerFaults(nodeCrypto, evidence(note), utf8(note), { ledger: embedded });
  expect(faults.map(({ code }) => code)).toEqual(['ledger-other-kind']);
});

test('a read of the key that found nothing says no block, and is not taken for one', () => {
  const nothing = evidence(note, { get: { reads: {} } });
  expect(() => parseCommittedTransaction(committedTransactionBytes(nothing))).toThrow(/block/);
});

test('every flipped bit of what three agencies signed is found', () => {
  const committed = evidence(note);
  for (const call of ['transaction', 'confirmation'] as const) {
    for (const part of ['channelHeader', 'signatureHeader', 'payload', 'response'] as const) {
      const bytes = fromBase64(committed[call][part]);
      for (let at = 0; at < bytes.length; at += 11) {
        const flipped = bytes.with(at, bytes[at]! ^ (1 << (at % 8)));
        const changed = { ...committed[call], [part]: toBase64(flipped) };
        expect(isFound({ ...committed, [call]: changed })).toBe(true);
      }
    }
    const [first, ...others] = committed[call].endorsements;
    for (const part of ['endorser', 'signature'] as const) {
      const bytes = fromBase64(first![part]);
      for (let at = 0; at < bytes.length; at += 11) {
        const flipped = { ...first!, [part]: toBase64(bytes.with(at, bytes[at]! ^ 1)) };
        const changed = { ...committed[call], endorsements: [flipped, ...others] };
        expect(isFound({ ...committed, [call]: changed })).toBe(true);
      }
    }
  }
});

/** By node's crypto alone: the portable one is held to it above, and takes ten times as long. */
function isFound(committed: FabricTransaction): boolean {
  let parsed: ReturnType<typeof parseCommittedTransaction>;
  try {
    parsed = parseCommittedTransaction(committedTransactionBytes(committed));
  } catch (error) {
    return (error as Error).name === 'MalformedDocument';
  }
  return ledgerFaults(nodeCrypto, parsed, utf8(note), { ledger: trust }).length > 0;
}

test('what cannot be read is named by its field', () => {
  const committed = evidence(note);
  const changed = { ...committed, transaction: { ...committed.transaction, payload: '!' } };
  expect(() => parseCommittedTransaction(committedTransactionBytes(changed))).toThrow(
    '/transaction/payload: not canonical base64',
  );
  expect(() => parseCommittedTransaction(utf8('{"block":{},"transaction":{}}'))).toThrow(
    '/transaction/proposal',
  );
});

test('base64 with stray bits is refused before anything is verified', () => {
  const committed = evidence(note);
  const [first, ...others] = committed.transaction.endorsements;
  const endorsements = [{ ...first!, signature: 'AB==' }, ...others];
  const changed = { ...committed, transaction: { ...committed.transaction, endorsements } };
  expect(() => parseCommittedTransaction(committedTransactionBytes(changed))).toThrow(
    expect.objectContaining({ name: 'MalformedDocument' }),
  );
});

test('the second writing of a signature, with the upper s, is refused as Fabric refuses it', () => {
  const committed = evidence(note);
  const [first, ...others] = committed.transaction.endorsements;
  const der = fromBase64(first!.signature);
  const rEnd = 4 + der[3]!;
  const r = der.slice(4, rEnd);
  const s = BigInt(`0x${toHex(der.slice(rEnd + 2))}`);
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const upper = { ...first!, signature: toBase64(derOf(r, order - s)) };
  const transaction = { ...committed.transaction, endorsements: [upper, ...others] };
  expect(faultsOf({ ...committed, transaction })).toEqual(['ledger-endorsement-wrong']);
});

test.each([
  ['a number without end', [0x08, 0x80]],
  ['a number of eleven bytes', [0x08, ...Array<number>(10).fill(0x80), 1]],
  ['a number beyond 2^53', [0x08, ...Array<number>(8).fill(0xff), 0x7f]],
  ['a field beyond its message', [0x0a, 5, 1]],
  ['a group', [0x0b]],
])('%s is no message', (_, bytes) => {
  expect(() => readMessage(Uint8Array.from(bytes))).toThrow(
    expect.objectContaining({ name: 'MalformedDocument' }),
  );
});
