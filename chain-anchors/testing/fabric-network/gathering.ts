import { status } from '@grpc/grpc-js';
import { toBase64 } from '#domain/evidence/encoding.ts';
import type { Simulated } from '../runtime-peer.ts';
import { GatewayFault } from './gateway-service.ts';
import type { Endorsed, ReadProposal, StandInPeer } from './stand-in-peer.ts';

const seeDetails = 'failed to endorse transaction, see attached details for more info';
const noCombination =
  'no combination of peers can be derived which satisfy the endorsement policy: no peer combination can satisfy the endorsement policy';

/** What a contract said, as a gateway hands it on. */
export const refusal = (mspId: string, { status: of, message }: Simulated) => ({
  mspId,
  message: `chaincode response ${of}, ${message}`,
});

/**
 * How a gateway gathers endorsements: as many as the policy asks for that say the same, of the agencies that are asked
 * or of all. Throws GatewayFault; once it has learned that peers are down it says so otherwise, as a real one does.
 */
export function gathering(peers: readonly StandInPeer[]) {
  let missed = false;
  return async function gather(
    proposal: ReadProposal,
    asked: readonly string[],
    needed: number,
  ): Promise<readonly Endorsed[]> {
    const details: { mspId: string; message: string }[] = [];
    const alike = new Map<string, Endorsed[]>();
    for (const peer of peers.filter(({ mspId }) => asked.length === 0 || asked.includes(mspId))) {
      if (!peer.isUp()) {
        details.push({ mspId: peer.mspId, message: 'connection refused' });
        continue;
      }
      const endorsed = await peer.endorse(proposal);
      if (endorsed.simulated.status !== 200) {
        const said = refusal(peer.mspId, endorsed.simulated);
        throw new GatewayFault(status.ABORTED, seeDetails, [said]);
      }
      const said = toBase64(endorsed.response);
      const group = [...(alike.get(said) ?? []), endorsed];
      alike.set(said, group);
      if (group.length === needed) {
        missed = false;
        return group;
      }
    }
    if (alike.size > 1) {
      const heads = [...alike.keys()].map((each) => each.slice(0, 16)).join(' vs ');
      throw new GatewayFault(
        status.ABORTED,
        `failed to assemble transaction: ProposalResponsePayloads do not match (base64): ${heads}`,
      );
    }
    const known = missed;
    missed = true;
    throw known
      ? new GatewayFault(status.FAILED_PRECONDITION, noCombination, details)
      : new GatewayFault(status.ABORTED, seeDetails, details);
  };
}
