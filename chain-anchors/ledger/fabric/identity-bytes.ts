import fabric from '@hyperledger/fabric-protos';

/** A member of a channel as messages name it (`SerializedIdentity`): its agency and its certificate in PEM. */
export function identityBytes(mspId: string, certificate: Uint8Array): Uint8Array {
  const identity = new fabric.msp.SerializedIdentity();
  identity.setMspid(mspId);
  identity.setIdBytes(certificate);
  return identity.serializeBinary();
}
