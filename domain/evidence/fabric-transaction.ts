import { z } from 'zod';
import { MalformedDocument } from './canonical-document.ts';
import { checkpointKey } from './on-chain.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { EndorsedCallSchema, readCall } from './fabric-call.ts';

/**
 * The evidence of a Hyperledger Fabric channel, in two calls. `transaction` put the checkpoint: enough agencies'
 * peers ran the contract and signed what it would write. That is not yet that it counts: Fabric orders also what
 * it then makes invalid, and the flag that says so is signed by nobody. So after the commit the same peers are
 * asked for the checkpoint, and `confirmation` is their signed answer: this record, written in that block.
 */
export const FabricTransactionSchema = z.strictObject({
  kind: z.literal('fabric'),
  v: z.literal(1),
  transaction: EndorsedCallSchema,
  confirmation: EndorsedCallSchema,
});
export type FabricTransaction = z.infer<typeof FabricTransactionSchema>;

/** Throws MalformedDocument where its messages cannot be read. */
export function statementOfFabric({ transaction, confirmation }: FabricTransaction) {
  const { channel, txId, time, args } = readCall(transaction);
  const [note = ''] = args;
  const { origin, size } = parseCheckpoint(note);
  const block = readCall(confirmation).reads.get(checkpointKey(origin, size));
  if (block === undefined) throw new MalformedDocument('no peer says in which block it is');
  return { channel, txId, time, note, block };
}
