import { fromUtf8, utf8 } from '#domain/evidence/encoding.ts';
import { parseCheckpointRecord } from '#domain/evidence/on-chain.ts';
import { parsedNote } from '../checkpoint-contract.ts';
import { answerOr } from '../checkpoint-answers.ts';
import { channelCalls } from './channel-calls.ts';
import type { FabricProfile } from './fabric-profile.ts';

/** What our own agency's peer has. */
export interface ChannelState {
  /** Number of blocks. */
  readonly height: number;
  /** The newest checkpoint of the log; null where it has none, or is not registered. */
  readonly head: { readonly size: number; readonly txId: string } | null;
}

/** Asks the channel once. Throws LedgerUnavailable. */
export async function channelState(profile: FabricProfile, origin: string): Promise<ChannelState> {
  const calls = channelCalls(profile);
  try {
    return { height: await calls.height(), head: await headOf(calls, origin) };
  } finally {
    calls.close();
  }
}

async function headOf(
  calls: ReturnType<typeof channelCalls>,
  origin: string,
): Promise<ChannelState['head']> {
  const ask = async (name: string, args: readonly string[]): Promise<string> =>
    fromUtf8(await calls.evaluate(name, args));
  const record = await answerOr('', ask, 'checkpoints:GetHead', [origin]);
  if (record === '') return null;
  const { note, txId } = parseCheckpointRecord(utf8(record));
  return { size: parsedNote(note).size, txId };
}
