import { fromBase64, toBase64 } from '#domain/evidence/encoding.ts';
import { verifyReceipt, type Receipt } from '#domain/evidence/receipt.ts';
import type { NoteKey } from '#domain/evidence/signed-note.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { generateSm2Key, sm2PublicKey, sm2Signer } from '#platform/crypto/sm2.ts';
import { receiptBatches } from './receipt-batches.ts';

const privateKey = generateSm2Key();
const key: NoteKey = { name: 'andu.test', keyId: '01020304', publicKey: sm2PublicKey(privateKey) };
const claim = (number: number) => ({
  eventIds: [`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`],
  at: '2026-01-02T03:04:05.678Z',
});
const holds = (receipt: Receipt): boolean => verifyReceipt(nodeCrypto, receipt, [key]);

/** Receipts that were asked for at one moment, and the number of signatures they took. */
async function receiptsOf(count: number) {
  const signer = sm2Signer(privateKey);
  let signatures = 0;
  const sign = receiptBatches(key, (message) => {
    signatures += 1;
    return signer(message);
  });
  const receipts = await Promise.all(Array.from({ length: count }, (_, each) => sign(claim(each))));
  return { receipts, signatures };
}

test.each([1, 2, 3, 7, 8, 150])(
  '%i receipts of one moment share one signature, and each holds alone',
  async (count) => {
    const { receipts, signatures } = await receiptsOf(count);
    expect(signatures).toBe(1);
    expect(receipts.map(({ eventIds }) => eventIds)).toEqual(
      receipts.map((_, each) => claim(each).eventIds),
    );
    expect(receipts.filter(holds)).toHaveLength(count);
  },
);

test('a receipt with anything changed does not hold', async () => {
  const { receipts } = await receiptsOf(5);
  const receipt = receipts[3]!;
  const other = receipts[2]!;
  const flipped = fromBase64(receipt.batch.path[0]!);
  flipped[0]! ^= 1;
  const changed: Receipt[] = [
    { ...receipt, eventIds: other.eventIds },
    { ...receipt, inLogBefore: receipt.at },
    { ...receipt, batch: other.batch },
    { ...receipt, batch: { ...receipt.batch, index: 2 } },
    { ...receipt, batch: { ...receipt.batch, size: 6 } },
    { ...receipt, batch: { ...receipt.batch, path: receipt.batch.path.slice(1) } },
    {
      ...receipt,
      batch: { ...receipt.batch, path: [toBase64(flipped), ...receipt.batch.path.slice(1)] },
    },
  ];
  expect(changed.filter(holds)).toEqual([]);
});

test('when the key cannot sign, everybody who waits is told', async () => {
  const sign = receiptBatches(key, () => {
    throw new Error('the key is gone');
  });
  const answers = await Promise.allSettled([sign(claim(1)), sign(claim(2))]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
