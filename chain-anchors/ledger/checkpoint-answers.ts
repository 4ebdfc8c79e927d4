import { toHex, utf8 } from '#domain/evidence/encoding.ts';
import { checkpointCall, parseCheckpointRecord } from '#domain/evidence/on-chain.ts';
import { parsedNote } from './checkpoint-contract.ts';
import { LedgerRefusal } from './ledger-refusal.ts';
import type { CommittedTransaction } from '#domain/evidence/ledger-transaction.ts';
import type { AnchoredCheckpoint, ForkReport, Ledger } from './ledger.ts';

/** Asks the contract; gives its answer as text. Throws LedgerRefusal, LedgerUnavailable. */
export type AskContract = (name: string, args: readonly string[]) => Promise<string>;

/** The answer, or this where the log is not known: an unknown log has nothing. */
export async function answerOr(
  nothing: string,
  ask: AskContract,
  name: string,
  args: readonly string[],
): Promise<string> {
  try {
    return await ask(name, args);
  } catch (error) {
    if (error instanceof LedgerRefusal && error.code === 'unknown-log') return nothing;
    throw error;
  }
}

export function forkIn(report: unknown): ForkReport {
  const { origin, notes } = report as { origin: string; notes: [string, string] };
  return { origin, noteA: notes[0], noteB: notes[1] };
}

/** The reading side of a ledger that is the contract; `evidence` proves the transaction that put a note. */
export function checkpointAnswers(
  ask: AskContract,
  evidence: (txId: string, note: string) => Promise<CommittedTransaction>,
): Pick<Ledger, 'getHead' | 'getCheckpoint' | 'checkpointsAfter' | 'getForks'> {
  async function anchored(txId: string, note: string): Promise<AnchoredCheckpoint> {
    const { origin, size, root } = parsedNote(note);
    return { origin, size, root: toHex(root), committed: await evidence(txId, note) };
  }

  async function one(name: string, args: readonly string[]): Promise<AnchoredCheckpoint | null> {
    const record = await answerOr('', ask, name, args);
    if (record === '') return null;
    const { txId, note } = parseCheckpointRecord(utf8(record));
    return anchored(txId, note);
  }

  return {
    getHead: (origin) => one('checkpoints:GetHead', [origin]),
    getCheckpoint: (origin, size) => one(checkpointCall.get, [origin, String(size)]),
    async checkpointsAfter(origin, size, limit) {
      const args = [origin, String(size), String(limit)];
      const records = JSON.parse(
        await answerOr('[]', ask, 'checkpoints:GetCheckpoints', args),
      ) as readonly { readonly txId: string; readonly note: string }[];
      const found: AnchoredCheckpoint[] = [];
      // One after the other: of each, peers of several agencies may be asked.
      for (const { txId, note } of records) found.push(await anchored(txId, note));
      return found;
    },
    async getForks(origin) {
      const reports = await answerOr('[]', ask, 'checkpoints:GetForks', [origin]);
      return (JSON.parse(reports) as readonly unknown[]).map(forkIn);
    },
  };
}
