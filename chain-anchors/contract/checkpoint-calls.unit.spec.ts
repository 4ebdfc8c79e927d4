import { toBase64, toHex, utf8 } from '#domain/evidence/encoding.ts';
import { checkpointCall, checkpointKey, parseCheckpointRecord } from '#domain/evidence/on-chain.ts';
import { historyOf, keyFor } from '../testing/log-history.ts';
import { twoPeers } from '../testing/two-peers.ts';
import { contractCalls, keyStatement } from './index.ts';
import type { LedgerRefusalCode } from '../ledger/ledger-refusal.ts';

const origin = 'prison.example/log';
const key = keyFor(origin);
const history = historyOf(origin);
const refusal = (code: LedgerRefusalCode) =>
  expect.objectContaining({ name: 'LedgerRefusal', code });
const json = (text: string): unknown => JSON.parse(text);

let chain: ReturnType<typeof twoPeers>;
const put = (first: number, second: number, by = key) =>
  chain.call('checkpoints:PutCheckpoint', [
    history.note(second, by),
    JSON.stringify(history.proof(first, second)),
  ]);
const head = async () => json(await chain.call('checkpoints:GetHead', [origin]));
beforeEach(async () => {
  chain = twoPeers();
  await chain.call('checkpoints:RegisterLog', [origin, toHex(key.publicKey)]);
});

test('a head that grew is put, and read back as its record', async () => {
  expect(await chain.call('checkpoints:GetHead', [origin])).toBe('');
  const first = await put(0, 5);
  const second = await put(5, 12);
  expect(json(first)).toEqual({ v: 1, note: expect.any(String), txId: '3'.padStart(64, '0') });
  expect(await head()).toEqual(json(second));
  // What a verifier of bundles looks for.
  expect(contractCalls.has(checkpointCall.put) && contractCalls.has(checkpointCall.get)).toBe(true);
  expect(chain.state().get(checkpointKey(origin, 5))).toBe(first);
  expect(parseCheckpointRecord(utf8(first)).note).toContain(origin);
  expect(await chain.call('checkpoints:GetCheckpoint', [origin, '5'])).toBe(first);
  expect(await chain.call('checkpoints:GetCheckpoint', [origin, '6'])).toBe('');
});

test('the same head again gives the first record and writes nothing', async () => {
  const first = await put(0, 5);
  await put(5, 9);
  const before = new Map(chain.state());
  // Another signature over the same head.
  expect(await put(0, 5)).toBe(first);
  expect(new Map(chain.state())).toEqual(before);
});

test.each([
  [
    'another root at a size that is there',
    'fork',
    () => [historyOf(origin, 'x ').note(5, key), '[]'],
  ],
  ['a log that shrinks', 'shrinking', () => [history.note(4, key), '[]']],
  [
    'a log that goes on from another history',
    'inconsistent',
    () => {
      const other = historyOf(origin, 'x ');
      return [other.note(8, key), JSON.stringify(other.proof(5, 8))];
    },
  ],
  ['no proof', 'inconsistent', () => [history.note(8, key), '[]']],
  ['a proof that is no list', 'malformed', () => [history.note(8, key), '{}']],
  ['a proof written otherwise', 'malformed', () => [history.note(8, key), '[ ]']],
  ['a note that is none', 'malformed', () => ['nonsense', '[]']],
  ['nothing', 'malformed', () => []],
  [
    'a signature by another key',
    'signature',
    () => [
      history.note(8, { ...keyFor(origin), keyId: key.keyId }),
      JSON.stringify(history.proof(5, 8)),
    ],
  ],
  [
    'a log that nobody registered',
    'unknown-log',
    () => {
      const elsewhere = 'court.example/log';
      return [historyOf(elsewhere).note(5, keyFor(elsewhere)), '[]'];
    },
  ],
] as const)('%s is refused: %s', async (_, code, args) => {
  await put(0, 5);
  const before = new Map(chain.state());
  await expect(chain.call('checkpoints:PutCheckpoint', args())).rejects.toEqual(refusal(code));
  expect(new Map(chain.state())).toEqual(before);
});

test('another agency puts nothing into the log, and does not take it over', async () => {
  const caller = 'court';
  const request = [history.note(5, key), '[]'];
  await expect(chain.call('checkpoints:PutCheckpoint', request, { caller })).rejects.toEqual(
    refusal('not-owner'),
  );
  for (const [name, args] of [
    ['RegisterLog', [origin, toHex(key.publicKey)]],
    ['RotateKey', [origin, toHex(keyFor(origin).publicKey), '']],
    ['RevokeKey', [origin, toHex(key.publicKey), toHex(keyFor(origin).publicKey), '']],
    ['CloseLog', [origin, '']],
  ] as const) {
    await expect(chain.call(`checkpoints:${name}`, args, { caller })).rejects.toEqual(
      refusal('not-owner'),
    );
  }
});

test('a log is registered once, under one key', async () => {
  await chain.call('checkpoints:RegisterLog', [origin, toHex(key.publicKey)]);
  const other = toHex(keyFor(origin).publicKey);
  await expect(chain.call('checkpoints:RegisterLog', [origin, other])).rejects.toEqual(
    refusal('registered'),
  );
  await expect(chain.call('checkpoints:RegisterLog', ['Log', other])).rejects.toEqual(
    refusal('malformed'),
  );
  await expect(chain.call('checkpoints:RegisterLog', ['a/log', '04'])).rejects.toEqual(
    refusal('malformed'),
  );
});

test('checkpoints are told behind a size, of this log alone, no more than asked for', async () => {
  // A log whose name goes on where the sizes of the other stand.
  const neighbour = `${origin}/0000000000000005`;
  const itsKey = keyFor(neighbour);
  await chain.call('checkpoints:RegisterLog', [neighbour, toHex(itsKey.publicKey)]);
  await chain.call('checkpoints:PutCheckpoint', [historyOf(neighbour).note(7, itsKey), '[]']);
  const records = [await put(0, 5), await put(5, 9), await put(9, 12)].map(json);
  const after = async (size: string, limit: string) =>
    json(await chain.call('checkpoints:GetCheckpoints', [origin, size, limit]));
  expect(await after('0', '2')).toEqual(records.slice(0, 2));
  expect(await after('4', '9')).toEqual(records);
  expect(await after('5', '9')).toEqual(records.slice(1));
  expect(await after('12', '9')).toEqual([]);
  expect(await after('0', '0')).toEqual([]);
  await expect(after('-1', '9')).rejects.toEqual(refusal('malformed'));
});

test('a fork is kept for good, whoever reports it, in either order', async () => {
  await put(0, 5);
  const [own, other] = [history.note(5, key), historyOf(origin, 'x ').note(5, key)];
  const report = await chain.call('checkpoints:ReportFork', [own, other], { caller: 'court' });
  expect(await chain.call('checkpoints:ReportFork', [other, own])).toBe(report);
  expect(json(await chain.call('checkpoints:GetForks', [origin]))).toEqual([json(report)]);
  for (const second of [own, history.note(6, key)]) {
    await expect(chain.call('checkpoints:ReportFork', [own, second])).rejects.toEqual(
      refusal('malformed'),
    );
  }
});

describe('keys of a log', () => {
  const next = keyFor(origin);
  const rotation = (by: typeof key, from: number, to = next) =>
    toBase64(by.sign(keyStatement.rotate(origin, from, toHex(to.publicKey))));
  const rotate = (proof: string, to = next) =>
    chain.call('checkpoints:RotateKey', [origin, toHex(to.publicKey), proof]);

  test('the new one signs from the next head on, the old one what it signed', async () => {
    await put(0, 5);
    await rotate(rotation(key, 6));
    // The same again changes nothing.
    await rotate(rotation(key, 6));
    await expect(put(5, 9)).rejects.toEqual(refusal('signature'));
    await put(5, 9, next);
    // What the old key signed before is still its own: said again, it is on the chain.
    expect(json(await put(0, 5))).toMatchObject({ txId: expect.stringMatching(/2$/) });
    const fork = historyOf(origin, 'x ').note(5, key);
    await chain.call('checkpoints:ReportFork', [history.note(5, key), fork]);
    expect(json(await chain.call('checkpoints:GetKeys', [origin]))).toMatchObject({
      keys: [
        { publicKey: toHex(key.publicKey), from: 0, before: 6, revoked: false },
        { publicKey: toHex(next.publicKey), from: 6, before: null, revoked: false },
      ],
    });
  });

  test('nobody rotates without a key in use, or by a proof of another moment', async () => {
    await put(0, 5);
    for (const proof of [rotation(keyFor(origin), 6), rotation(key, 0), rotation(key, 7)]) {
      await expect(rotate(proof)).rejects.toEqual(refusal('signature'));
    }
    await expect(rotate('!')).rejects.toEqual(refusal('malformed'));
    await rotate(rotation(key, 6));
    const third = keyFor(origin);
    await expect(rotate(rotation(key, 6, third), third)).rejects.toEqual(refusal('signature'));
    await expect(rotate(rotation(next, 6, key), key)).rejects.toEqual(refusal('unknown-key'));
  });

  test('a revoked one signs nothing later, and what it signed before is still there', async () => {
    const first = await put(0, 5);
    const revoke = (proof: string) =>
      chain.call('checkpoints:RevokeKey', [
        origin,
        toHex(key.publicKey),
        toHex(next.publicKey),
        proof,
      ]);
    // The key that may be in other hands proves nothing.
    await expect(revoke(rotation(key, 6))).rejects.toEqual(refusal('signature'));
    await revoke(rotation(next, 6));
    await revoke(rotation(next, 6));
    await expect(put(5, 9)).rejects.toEqual(refusal('signature'));
    await put(5, 9, next);
    expect(await chain.call('checkpoints:GetCheckpoint', [origin, '5'])).toBe(first);
    expect(json(await chain.call('checkpoints:GetKeys', [origin]))).toMatchObject({
      keys: [
        { before: 6, revoked: true },
        { from: 6, before: null },
      ],
    });
  });

  test('a key that ended before is marked as revoked, and the one in use goes on', async () => {
    await put(0, 5);
    await rotate(rotation(key, 6));
    for (let again = 0; again < 2; again++) {
      await chain.call('checkpoints:RevokeKey', [origin, toHex(key.publicKey), '', '']);
    }
    await put(5, 9, next);
    await expect(
      chain.call('checkpoints:RevokeKey', [origin, toHex(next.publicKey), '', '']),
    ).rejects.toEqual(refusal('malformed'));
    expect(json(await chain.call('checkpoints:GetKeys', [origin]))).toMatchObject({
      keys: [
        { before: 6, revoked: true },
        { from: 6, before: null, revoked: false },
      ],
    });
  });

  test('a closed log takes no head and no key, and still answers for what it has', async () => {
    const first = await put(0, 5);
    const close = (by: typeof key) =>
      chain.call('checkpoints:CloseLog', [
        origin,
        toBase64(by.sign(keyStatement.close(origin, 6))),
      ]);
    await expect(close(next)).rejects.toEqual(refusal('signature'));
    await close(key);
    await close(key);
    await expect(put(5, 9)).rejects.toEqual(refusal('closed'));
    await expect(rotate(rotation(key, 6))).rejects.toEqual(refusal('closed'));
    expect(await put(0, 5)).toBe(first);
  });
});
