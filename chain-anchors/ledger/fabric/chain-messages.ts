import fabric from '@hyperledger/fabric-protos';
import { fromBase64, toBase64 } from '#domain/evidence/encoding.ts';
import type { FabricEndorsed } from '#domain/evidence/fabric-envelope.ts';

/** What a peer has of a transaction. */
export interface KeptTransaction {
  readonly isValid: boolean;
  /** Name of its validation code, as Fabric writes it: `MVCC_READ_CONFLICT`. */
  readonly code: string;
  /** Base64. */
  readonly envelope: string;
}

/** The answer of `qscc:GetTransactionByID`. */
export function keptTransaction(answer: Uint8Array): KeptTransaction {
  const processed = fabric.peer.ProcessedTransaction.deserializeBinary(answer);
  const code = processed.getValidationcode();
  const envelope = toBase64(processed.getTransactionenvelope()!.serializeBinary());
  return { isValid: code === fabric.peer.TxValidationCode.VALID, code: codeName(code), envelope };
}

/** Name of a validation code; its number where it has none here. */
export const codeName = (code: number): string =>
  Object.entries(fabric.peer.TxValidationCode).find(([, value]) => value === code)?.[0] ??
  String(code);

/** The answer of `qscc:GetChainInfo`: number of blocks. */
export const heightIn = (answer: Uint8Array): number =>
  fabric.common.BlockchainInfo.deserializeBinary(answer).getHeight();

/** The transaction to be kept: the envelope of a prepared one, signed. */
export function signedEnvelope(
  prepared: Uint8Array,
  signature: Uint8Array,
): Pick<FabricEndorsed, 'txId' | 'envelope'> {
  const transaction = fabric.gateway.PreparedTransaction.deserializeBinary(prepared);
  const envelope = transaction.getEnvelope()!;
  envelope.setSignature(signature);
  return {
    txId: transaction.getTransactionId(),
    envelope: toBase64(envelope.serializeBinary()),
  };
}

/** A kept transaction as the gateway's client takes it, to be sent again as it was. */
export function preparedBytes({ txId, envelope }: FabricEndorsed): Uint8Array {
  const transaction = new fabric.gateway.PreparedTransaction();
  transaction.setTransactionId(txId);
  transaction.setEnvelope(fabric.common.Envelope.deserializeBinary(fromBase64(envelope)));
  return transaction.serializeBinary();
}

/** A question for the fate of a transaction, to be signed. */
export function commitQuestion(channel: string, txId: string, identity: Uint8Array): Uint8Array {
  const request = new fabric.gateway.CommitStatusRequest();
  request.setChannelId(channel);
  request.setTransactionId(txId);
  request.setIdentity(identity);
  const signed = new fabric.gateway.SignedCommitStatusRequest();
  signed.setRequest(request.serializeBinary());
  return signed.serializeBinary();
}
