import { proofName } from './proof-names.ts';

test('what the ledger in a file of this installation holds is not said to be on a chain', () => {
  const { zh, en } = proofName({
    kind: 'anchored',
    ledger: 'embedded',
    index: 0,
    size: 1,
    channel: 'legal-affairs',
    txId: 'a',
    block: 0,
  });
  expect(zh).toBe('已锚定（本机账本）');
  expect(`${zh} ${en}`).not.toMatch(/链|chain/);
});
