import { GatewayError } from '@hyperledger/fabric-gateway';
import { status } from '@grpc/grpc-js';
import { refusalIn } from '../../contract/fabric/refusal-message.ts';
import type { LedgerRefusal } from '../ledger-refusal.ts';
import { LedgerUnavailable } from '../ledger.ts';

/** The steps of a transaction, as an error names them. */
export type Stage = 'evaluate' | 'endorse' | 'submit' | 'commit status';

/** Where and when a call was made. */
export interface CallMade {
  readonly stage: Stage;
  readonly txId: string;
  /** Address of the gateway peer. */
  readonly peer: string;
  readonly elapsedMs: number;
}

/** The channel did not do what it was asked; the message names stage, transaction, peer, time and what to do. */
export class FabricUnavailable extends LedgerUnavailable {
  readonly stage: Stage;
  /** gRPC's status code. */
  readonly code: number;
  constructor({ stage, txId, peer, elapsedMs }: CallMade, error: GatewayError) {
    const { code } = error;
    const said = [error.cause.details, ...error.details.map(detailText)].join('; ');
    super(
      `${stage} of transaction ${txId} at ${peer} failed after ${Math.round(elapsedMs)} ms: ` +
        `${status[code]} (${code}): ${said}. ${nextStep(stage, code, said)}`,
      { cause: error },
    );
    this.stage = stage;
    this.code = code;
  }
}

/** What each peer said. */
const detailText = ({ address, mspId, message }: GatewayError['details'][number]): string =>
  `${mspId} (${address}): ${message}`;

/** What becomes of it, and where to look when it does not get better. */
function nextStep(stage: Stage, code: number, said: string): string {
  if (code === status.PERMISSION_DENIED || said.includes('access denied')) {
    return "The channel does not take our certificate; look at the profile's certificate and mspId";
  }
  if (code === status.UNAVAILABLE) {
    return stage === 'submit'
      ? 'No orderer takes it, or the peer is down; the same transaction is sent again'
      : 'The peer, or its way, is down; it is asked again';
  }
  if (code === status.DEADLINE_EXCEEDED) {
    return stage === 'commit status'
      ? 'Whether it was committed is not known; the chain is asked for it again'
      : 'The peer did not answer in time; it is asked again';
  }
  if (code === status.ABORTED || code === status.FAILED_PRECONDITION) {
    return 'Too few agencies endorse the same; look at their peers and contracts. It is tried again';
  }
  return 'It is tried again';
}

/**
 * The contract's refusal, when every peer that answered refused alike; null for any other failure. One peer's word
 * alone would let one agency refuse for all.
 */
export function refusalOf({ details }: GatewayError): LedgerRefusal | null {
  const refusals = details.map(({ message }) => refusalIn(message));
  const [first] = refusals;
  return first && refusals.every((each) => each?.code === first.code) ? first : null;
}
