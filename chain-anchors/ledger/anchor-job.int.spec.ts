import { toHex } from '#domain/evidence/encoding.ts';
import { signHead } from '../log/checkpoint-signer.ts';
import { recordedEvents } from '../testing/events.ts';
import {
  newFolder,
  openLog,
  origin,
  removeFolder,
  type OpenLog,
} from '../testing/log-in-folder.ts';
import { statementOf } from '#domain/evidence/ledger-transaction.ts';
import { anchorJob } from './anchor-job.ts';
import { chainHistory } from './chain-history.ts';
import { openEmbeddedLedger } from './embedded-ledger.ts';
import { LedgerUnavailable, type Ledger } from './ledger.ts';
import { signingGuard } from './signing-guard.ts';

let folder: string;
let open: OpenLog;
let ledger: Ledger;
let next: number;
beforeEach(async () => {
  folder = newFolder();
  open = openLog(folder);
  next = 1;
  ledger = openEmbeddedLedger({ folder, channel: 'legal-affairs' });
  await ledger.registerLog(origin, open.key.publicKey);
});
afterEach(async () => {
  await ledger.close();
  if (open.database.isOpen) open.database.close();
  removeFolder(folder);
});

function grow(leaves: number) {
  open.sequencer.append(recordedEvents(leaves, next));
  next += leaves;
  return signHead(open.database, open.key)!;
}
const jobWith = (chain: Ledger) => anchorJob(open.database, open.log, chain, origin);
const states = (): unknown[] =>
  open.database
    .prepare('SELECT state FROM anchor ORDER BY id')
    .all()
    .map((row) => row['state']);

test('the newest head goes to the chain, and nothing when there is nothing new', async () => {
  const job = jobWith(ledger);
  expect(await job.run(null)).toBe(0);
  expect(await job.run(grow(5))).toBe(5);
  expect(await job.run(open.log.newestCheckpoint())).toBe(5);
  expect(await job.run(grow(300))).toBe(305);
  expect(states()).toEqual(['committed', 'committed']);
  expect((await ledger.getHead(origin))!.root).toBe(toHex(open.log.root(305)));
});

/** The chain, whose connection breaks at one call, before or after the chain acted. */
function breakingAt(
  method: 'endorse' | 'submit' | 'statusOf' | 'getHead',
  when: 'before' | 'after',
) {
  let broken = true;
  const real = ledger[method] as (...args: unknown[]) => Promise<unknown>;
  const chain: Ledger = {
    ...ledger,
    [method]: async (...args: unknown[]) => {
      if (!broken) return real(...args);
      if (when === 'after') await real(...args);
      throw new LedgerUnavailable('the connection broke');
    },
  };
  return { chain, mend: () => (broken = false) };
}

test.each([
  ['getHead', 'before', 'prepared'],
  ['endorse', 'before', 'prepared'],
  ['endorse', 'after', 'prepared'],
  ['submit', 'before', 'unknown'],
  ['submit', 'after', 'unknown'],
  ['statusOf', 'before', 'submitted'],
] as const)(
  'a connection that breaks at %s (%s the chain acted) leaves the attempt %s, and it is finished later',
  async (method, when, state) => {
    const { chain, mend } = breakingAt(method, when);
    await expect(jobWith(chain).run(grow(5))).rejects.toThrow(LedgerUnavailable);
    expect(states()).toEqual([state]);
    const later = grow(5);
    mend();
    // As after a restart: nothing is remembered but what was written down.
    const job = jobWith(chain);
    expect(job.isOpen()).toBe(true);
    // Nobody has seen what is only prepared: it is for the newest head then.
    const once = state === 'prepared';
    if (!once) expect(await job.run(later)).toBe(5);
    expect(await job.run(later)).toBe(10);
    expect(states()).toEqual(once ? ['committed'] : ['committed', 'committed']);
    const { block } = statementOf((await ledger.getHead(origin))!.committed);
    expect(block).toBe(once ? 0 : 1);
  },
);

test('while the chain is down the log grows, and one transaction covers the backlog', async () => {
  const { chain, mend } = breakingAt('getHead', 'before');
  for (let round = 0; round < 3; round++) {
    await expect(jobWith(chain).run(grow(100))).rejects.toThrow(LedgerUnavailable);
  }
  mend();
  expect(await jobWith(chain).run(open.log.newestCheckpoint())).toBe(300);
  expect(statementOf((await ledger.getHead(origin))!.committed).block).toBe(0);
});

test('a transaction that never reached the chain is sent again, the same one', async () => {
  let lost = true;
  const chain: Ledger = {
    ...ledger,
    submit: async (transaction) => (lost ? undefined : ledger.submit(transaction)),
  };
  const job = jobWith(chain);
  expect(await job.run(grow(5))).toBe(0);
  const { tx_id: txId } = open.database.prepare('SELECT tx_id FROM anchor').get()!;
  expect(await job.run(null)).toBe(0);
  lost = false;
  expect(await job.run(null)).toBe(5);
  expect(statementOf((await ledger.getHead(origin))!.committed).txId).toBe(txId);
});

test('a fork is refused by the chain, and the attempt is closed', async () => {
  await jobWith(ledger).run(grow(5));
  // Another history of the same log: the same keys, other leaves.
  open.database.exec(
    'DELETE FROM anchor; DELETE FROM checkpoint; DELETE FROM leaf; DELETE FROM tile; UPDATE log SET size = 0, position = 0',
  );
  next = 1;
  await expect(jobWith(ledger).run(grow(5))).rejects.toMatchObject({ code: 'fork' });
  await expect(jobWith(ledger).run(grow(2))).rejects.toMatchObject({ code: 'inconsistent' });
  expect(states()).toEqual(['invalid', 'invalid']);
  expect(jobWith(ledger).isOpen()).toBe(false);
});

describe('the guard of signing', () => {
  const guardOf = () =>
    signingGuard({
      log: open.log,
      ledger,
      origin,
      history: chainHistory(open.database, open.log, origin),
    });

  test('allows nothing before the chain was asked', () => {
    expect(guardOf().permission()).toEqual({
      kind: 'chainNotAsked',
    });
  });

  test('allows a log that the chain does not know, or that goes on from its head', async () => {
    const guard = guardOf();
    await guard.askChain();
    expect(guard.permission()).toEqual({ kind: 'allowed' });
    await jobWith(ledger).run(grow(5));
    open.sequencer.append(recordedEvents(5, next));
    await guard.askChain();
    expect(guard.permission()).toEqual({ kind: 'allowed' });
  });

  test('a restored backup behind the chain refuses to sign and says so', async () => {
    const events = recordedEvents(9);
    open.sequencer.append(events);
    await jobWith(ledger).run(signHead(open.database, open.key));
    // The backup has 4 of the 9 leaves.
    open.database.exec(
      `DELETE FROM anchor; DELETE FROM checkpoint; DELETE FROM leaf WHERE idx >= 4;
       UPDATE tile SET hashes = substr(hashes, 1, 128); UPDATE log SET size = 4, position = 4`,
    );
    const guard = guardOf();
    await guard.askChain();
    expect(guard.permission()).toEqual({ kind: 'behindChain', chainSize: 9, logSize: 4 });

    const [first, ...rest] = recordedEvents(5, 5);
    open.sequencer.append([first!, ...rest]);
    guard.settle();
    expect(guard.permission()).toEqual({ kind: 'divergedFromChain', chainSize: 9 });
  });

  test('a restored log that gets the same leaves again may go on', async () => {
    const events = recordedEvents(9);
    open.sequencer.append(events);
    await jobWith(ledger).run(signHead(open.database, open.key));
    open.database.exec(
      `DELETE FROM anchor; DELETE FROM checkpoint; DELETE FROM leaf WHERE idx >= 4;
       UPDATE tile SET hashes = substr(hashes, 1, 128); UPDATE log SET size = 4, position = 4`,
    );
    const guard = guardOf();
    await guard.askChain();
    open.sequencer.append(events);
    guard.settle();
    expect(guard.permission()).toEqual({ kind: 'allowed' });
    // What was signed and anchored is there again, as the chain has it.
    const { note } = statementOf((await ledger.getHead(origin))!.committed);
    expect(open.log.checkpointAt(9)).toMatchObject({ note });
    expect(jobWith(ledger).anchoredSize()).toBe(9);
  });
});
