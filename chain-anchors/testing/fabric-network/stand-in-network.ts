import fabric from '@hyperledger/fabric-protos';
import { status } from '@grpc/grpc-js';
import { createHash, X509Certificate } from 'node:crypto';
import { fromUtf8, toBase64, toHex, utf8 } from '#domain/evidence/encoding.ts';
import type { FabricTrust } from '#domain/evidence/trust.ts';
import { p256PublicKey } from '#platform/crypto/p256.ts';
import { selfSigned } from '#platform/crypto/self-signed.ts';
import { identityBytes } from '../../ledger/fabric/identity-bytes.ts';
import { envelopeOf } from '../paper-channel.ts';
import { answerOfSystem, GatewayFault, serveGateway } from './gateway-service.ts';
import { standInChain, standInOrderer, type StandInChain } from './stand-in-chain.ts';
import { gathering, refusal } from './gathering.ts';
import { isOfMember, standInPeer, type ReadProposal } from './stand-in-peer.ts';

export const agencies = ['prison', 'procuratorate', 'court', 'justice'] as const;
export type Agency = (typeof agencies)[number];

const channel = 'legal-affairs';
const contract = 'andu';

/** What may be wrong with the network, to be set in a test. */
export interface NetworkFaults {
  /** The gateway gathers the endorsements of so many agencies alone; null for as many as the policy asks for. */
  endorsers: number | null;
  /** Nobody is told what became of a transaction. */
  silentOnCommits: boolean;
}

/**
 * A channel of four agencies in one process, as a client of it meets it: a gateway peer that speaks Fabric's protocol
 * under TLS, the project's contract in Fabric's real runtime behind it, endorsements that are signed and counted, an
 * orderer that cuts blocks, and the errors of a real network. It is no Fabric: one ledger serves all peers.
 */
export async function standInNetwork(contractAddress: string, { blockMs = 20 } = {}) {
  const trust: { current: FabricTrust } = { current: trustOf([]) };
  const policy = { agencies: 3 };
  const faults: NetworkFaults = { endorsers: null, silentOnCommits: false };
  const chain: StandInChain = standInChain(
    () => trust.current,
    () => policy.agencies,
  );
  const peers = await Promise.all(agencies.map((id) => standInPeer(id, contractAddress, chain)));
  trust.current = trustOf(peers);
  const clients = new Map(agencies.map((id) => [id, selfSigned(`client.${id}`, [id], 365)]));
  const members = new Map<string, Uint8Array>(
    [...clients].map(([id, { certificate }]) => [id, identityBytes(id, utf8(certificate))]),
  );
  const gather = gathering(peers);
  const orderer = standInOrderer(chain, blockMs);
  /** What a connection knows of the policy: a client that stays may never learn of another one. */
  const known = new Map<string, number>();

  function admit({ channel: asked, creator, signed }: ReadProposal, code: status): void {
    const bytes = signed.getProposalBytes_asU8();
    const ours = isOfMember(creator, members, bytes, signed.getSignature_asU8());
    if (ours && asked === channel) return;
    const message = `error validating proposal: access denied: channel [${asked}] creator org unknown, creator is malformed`;
    throw new GatewayFault(code, 'the peer does not take the proposal', [
      { mspId: 'prison', message },
    ]);
  }

  async function evaluate(proposal: ReadProposal, targets: readonly string[]): Promise<Uint8Array> {
    admit(proposal, status.UNKNOWN);
    if (proposal.contract === 'qscc') {
      const [name = '', ...args] = proposal.input.getArgsList_asU8().map(text);
      return answerOfSystem(chain, name, args);
    }
    const peer = peers.find(({ mspId }) => targets.length === 0 || targets.includes(mspId))!;
    const { simulated } = await peer.endorse(proposal);
    if (simulated.status === 200) return utf8(simulated.answer);
    throw new GatewayFault(status.UNKNOWN, 'evaluate call to endorser returned error', [
      refusal(peer.mspId, simulated),
    ]);
  }

  const network = {
    channel,
    contract,
    chain,
    peers,
    clients,
    orderer,
    faults,
    policy,
    trust: () => trust.current,
    peerOf: (agency: Agency) => peers.find(({ mspId }) => mspId === agency)!,
    evaluate,
    async endorse(proposal: ReadProposal, pinned: readonly string[], connection: string) {
      admit(proposal, status.ABORTED);
      if (!known.has(connection)) known.set(connection, policy.agencies);
      const count = pinned.length > 0 ? pinned.length : known.get(connection)!;
      const endorsed = await gather(proposal, pinned, faults.endorsers ?? count);
      const envelope = envelopeOf({
        channelHeader: toBase64(proposal.channelHeader),
        signatureHeader: toBase64(proposal.signatureHeader),
        payload: toBase64(proposal.payload),
        response: toBase64(endorsed[0]!.response),
        endorsements: endorsed.map(({ identity, signature }) => ({
          endorser: toBase64(identity),
          signature: toBase64(signature),
        })),
      });
      const prepared = fabric.common.Envelope.deserializeBinary(envelope);
      prepared.setSignature('');
      return prepared;
    },
    submit(envelope: InstanceType<typeof fabric.common.Envelope>): void {
      if (!orderer.take(envelope)) {
        throw new GatewayFault(
          status.UNAVAILABLE,
          'no orderers could successfully process transaction',
        );
      }
    },
    async commitStatus(
      signed: InstanceType<typeof fabric.gateway.SignedCommitStatusRequest>,
      left: AbortSignal,
    ) {
      const bytes = signed.getRequest_asU8();
      const request = fabric.gateway.CommitStatusRequest.deserializeBinary(bytes);
      if (!isOfMember(request.getIdentity_asU8(), members, bytes, signed.getSignature_asU8())) {
        throw new GatewayFault(status.PERMISSION_DENIED, 'the identity is not of the channel');
      }
      if (faults.silentOnCommits)
        await new Promise((resolve) => left.addEventListener('abort', resolve));
      return chain.inBlock(request.getTransactionId(), left);
    },
  };
  return network;
}

const text = (bytes: Uint8Array): string => fromUtf8(new Uint8Array(bytes));

const trustOf = (
  peers: readonly { mspId: string; identity: Uint8Array; pair: { certificate: string } }[],
): FabricTrust => ({
  kind: 'fabric',
  channel,
  contract,
  threshold: 3,
  peers: peers.map(({ mspId, identity, pair }) => ({
    mspId,
    identity: toHex(new Uint8Array(createHash('sha256').update(identity).digest())),
    publicKey: toHex(
      p256PublicKey(
        new Uint8Array(
          new X509Certificate(pair.certificate).publicKey.export({ type: 'spki', format: 'der' }),
        ),
      ),
    ),
    from: '2020-01-01T00:00:00.000Z',
    until: null,
  })),
});

/** The gateway peer of an agency on the network, that can be taken down and started again at its port. */
export async function standInGateway(network: StandInNetwork, agency: Agency) {
  const tls = selfSigned(`peer0.${agency}`, ['localhost'], 365);
  let served = await serveGateway(network, tls, 0);
  const { port } = served;
  return {
    address: `localhost:${port}`,
    tlsRoots: tls.certificate,
    stop(): void {
      network.peerOf(agency).stop();
      served.stop();
    },
    async start(): Promise<void> {
      network.peerOf(agency).start();
      served = await serveGateway(network, tls, port);
    },
  };
}

export type StandInNetwork = Awaited<ReturnType<typeof standInNetwork>>;
