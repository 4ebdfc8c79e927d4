import {
  firstLink,
  linkOf,
  sealOf,
  verifyExport,
  type ExportStatement,
} from '#domain/evidence/event-export.ts';
import { toHex } from '#domain/evidence/encoding.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { keyFor } from './testing/log-history.ts';

const key = keyFor('andu');
const from = '2026-01-01T00:00:00.000Z';
const trusted = {
  name: key.name,
  keyId: key.keyId,
  publicKey: toHex(key.publicKey),
  from,
  until: null,
};

/** An export of the events at these positions. */
function exported(positions: readonly number[]): string[] {
  let link = firstLink;
  const lines = positions.map((position) => {
    const event = { id: `e${position}`, position: String(position), data: { 姓名: '张某' } };
    link = linkOf(nodeCrypto, link, event);
    return JSON.stringify({ event, link });
  });
  const statement: ExportStatement = {
    v: 1,
    origin: 'andu',
    by: { id: 'auditor', role: 'auditor', agency: null },
    purpose: '年度检查',
    filter: {},
    masked: true,
    at: '2026-11-24T08:00:00.000Z',
    count: positions.length,
    first: positions.length === 0 ? null : String(positions[0]),
    last: positions.length === 0 ? null : String(positions.at(-1)),
    upTo: '100',
    checkpoint: null,
    link,
  };
  return [...lines, sealOf(key, key.sign, statement)];
}

async function* each(lines: readonly string[]) {
  yield* lines;
}
const faultsOf = async (lines: readonly string[], keys = [trusted]) =>
  (await verifyExport(nodeCrypto, each(lines), keys)).faults.map(
    ({ line, text }) => `${line ?? 'whole'}: ${text.en}`,
  );

const whole = exported([3, 7, 8, 20]);

test('an export as it was made has no fault, also one without events', async () => {
  expect(await faultsOf(whole)).toEqual([]);
  expect(await faultsOf(exported([]))).toEqual([]);
});

test.each([
  ['a changed line', whole.with(1, whole[1]!.replace('张某', '李某')), '2: the line was changed'],
  ['a missing line', whole.toSpliced(1, 1), '2: the line was changed'],
  [
    'an added line',
    whole.toSpliced(2, 0, exported([3, 7, 7.5 | 0])[0]!),
    '3: the event is out of order',
  ],
  [
    'two lines swapped',
    [whole[0]!, whole[2]!, whole[1]!, ...whole.slice(3)],
    '2: the line was changed',
  ],
  ['no seal', whole.slice(0, -1), 'whole: there is no seal'],
  ['a line after the seal', [...whole, whole[0]!], '6: there is something after the seal'],
  ['a line that is no event', whole.with(0, '{"event":1}'), '1: the line is malformed'],
  [
    'a link of its own',
    whole.with(3, whole[3]!.replace(/"link":"../, '"link":"00')),
    '4: the line was',
  ],
  [
    'the seal of another export',
    [...whole.slice(0, -1), exported([3]).at(-1)!],
    'whole: the seal is over 1 events',
  ],
  [
    'another purpose in the seal',
    whole.with(4, whole.at(-1)!.replace('年度检查', '其他')),
    'whole: the signature',
  ],
])('%s is found and named', async (_, lines, fault) => {
  expect(await faultsOf(lines)).toEqual([expect.stringContaining(fault)]);
});

test('a key that nobody trusts, or not at that time, seals nothing', async () => {
  const unknown = 'whole: no trusted key signed the seal';
  expect(await faultsOf(whole, [])).toEqual([unknown]);
  expect(await faultsOf(whole, [{ ...trusted, from: '2026-12-01T00:00:00.000Z' }])).toEqual([
    unknown,
  ]);
});
