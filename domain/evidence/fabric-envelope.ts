import { z } from 'zod';
import { MalformedDocument } from './canonical-document.ts';
import { fromBase64, toBase64 } from './encoding.ts';
import type { EndorsedCall } from './fabric-call.ts';
import { digestHex } from './leaf.ts';
import { readMessage } from './protobuf-reader.ts';

/** A call before it is endorsed, as the gateway of a Fabric channel takes it. */
export interface FabricProposal {
  readonly kind: 'fabric';
  readonly txId: string;
  /** Base64 of the proposal. */
  readonly bytes: string;
}

/**
 * An endorsed transaction for a Fabric channel: the signed `Envelope`, kept as it is. A submit that succeeded is not
 * durable yet; when nobody knows what became of it, these very bytes are sent again, which is harmless.
 */
export const FabricEndorsedSchema = z.strictObject({
  kind: z.literal('fabric'),
  v: z.literal(1),
  txId: digestHex,
  /** Base64. */
  envelope: z.base64().max(1_000_000),
});
export type FabricEndorsed = z.infer<typeof FabricEndorsedSchema>;

/**
 * What endorsers signed of a transaction, out of its envelope (base64): as a client made it, or as a block has it.
 * Throws MalformedDocument, also for one of several actions, which no gateway makes.
 */
export function callOfEnvelope(envelope: string): EndorsedCall {
  const payload = readMessage(fromBase64(envelope)).message(1);
  const header = payload.message(1);
  const actions = payload.message(2).all(1);
  if (actions.length !== 1) throw new MalformedDocument(`${actions.length} actions`);
  const action = readMessage(actions[0]!).message(2);
  const endorsed = action.message(2);
  return {
    channelHeader: toBase64(header.bytes(1)),
    signatureHeader: toBase64(header.bytes(2)),
    payload: toBase64(action.bytes(1)),
    response: toBase64(endorsed.bytes(1)),
    endorsements: endorsed.all(2).map((bytes) => {
      const endorsement = readMessage(bytes);
      return {
        endorser: toBase64(endorsement.bytes(1)),
        signature: toBase64(endorsement.bytes(2)),
      };
    }),
  };
}
