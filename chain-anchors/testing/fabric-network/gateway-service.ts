import fabric from '@hyperledger/fabric-protos';
import {
  Metadata,
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerUnaryCall,
} from '@grpc/grpc-js';
import type { SelfSigned } from '#platform/crypto/self-signed.ts';
import type { OrderedTransaction, StandInChain } from './stand-in-chain.ts';
import { readProposal, type ReadProposal } from './stand-in-peer.ts';

type Details = readonly { readonly mspId: string; readonly message: string }[];

/** What a gateway answers when it does not do what it is asked: as Fabric 2.5 and 3.1 do. */
export class GatewayFault extends Error {
  readonly code: status;
  readonly details: Details;
  constructor(code: status, message: string, details: Details = []) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** `google.rpc.Status` with an `ErrorDetail` of each peer, as it goes in the trailer. */
function trailer({ code, message, details }: GatewayFault): Metadata {
  const answer = new fabric.google.rpc.Status();
  answer.setCode(code);
  answer.setMessage(message);
  for (const { mspId, message: said } of details) {
    const detail = new fabric.gateway.ErrorDetail();
    detail.setMspId(mspId);
    detail.setAddress(`peer0.${mspId}:7051`);
    detail.setMessage(said);
    // The message's own class of any value, from an empty one: field 3, no bytes.
    const [any] = fabric.google.rpc.Status.deserializeBinary(Uint8Array.of(26, 0)).getDetailsList();
    any!.setTypeUrl('type.googleapis.com/gateway.ErrorDetail');
    any!.setValue(detail.serializeBinary());
    answer.addDetails(any);
  }
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', Buffer.from(answer.serializeBinary()));
  return metadata;
}

/** A call answered by what `work` gives, or by the fault that it throws. */
function answered<Request, Response>(
  work: (request: Request, call: ServerUnaryCall<Request, Response>) => Promise<Response>,
) {
  return (call: ServerUnaryCall<Request, Response>, reply: sendUnaryData<Response>): void => {
    work(call.request, call).then(
      (response) => reply(null, response),
      (error: unknown) => {
        const fault =
          error instanceof GatewayFault ? error : new GatewayFault(status.UNKNOWN, String(error));
        reply({ code: fault.code, details: fault.message, metadata: trailer(fault) });
      },
    );
  };
}

type Envelope = InstanceType<typeof fabric.common.Envelope>;
type CommitQuestion = InstanceType<typeof fabric.gateway.SignedCommitStatusRequest>;

/** What stands behind a gateway; each throws GatewayFault. */
export interface BehindGateway {
  evaluate(proposal: ReadProposal, targets: readonly string[]): Promise<Uint8Array>;
  /** `connection`: whose call it is. */
  endorse(proposal: ReadProposal, pinned: readonly string[], connection: string): Promise<Envelope>;
  submit(envelope: Envelope): void;
  commitStatus(question: CommitQuestion, left: AbortSignal): Promise<OrderedTransaction>;
}

/** `gateway.Gateway` of one peer, as far as a client that submits and asks needs it. */
function gatewayCalls(network: BehindGateway) {
  return {
    evaluate: answered(async (request: InstanceType<typeof fabric.gateway.EvaluateRequest>) => {
      const proposal = readProposal(request.getProposedTransaction()!);
      const response = new fabric.gateway.EvaluateResponse();
      const result = new fabric.peer.Response();
      result.setStatus(200);
      result.setPayload(await network.evaluate(proposal, request.getTargetOrganizationsList()));
      response.setResult(result);
      return response;
    }),
    endorse: answered(
      async (
        request: InstanceType<typeof fabric.gateway.EndorseRequest>,
        call: ServerUnaryCall<unknown, unknown>,
      ) => {
        const proposal = readProposal(request.getProposedTransaction()!);
        const pinned = request.getEndorsingOrganizationsList();
        const envelope = await network.endorse(proposal, pinned, call.getPeer());
        const response = new fabric.gateway.EndorseResponse();
        response.setPreparedTransaction(envelope);
        return response;
      },
    ),
    submit: answered(async (request: InstanceType<typeof fabric.gateway.SubmitRequest>) => {
      network.submit(request.getPreparedTransaction()!);
      return new fabric.gateway.SubmitResponse();
    }),
    commitStatus: answered(
      async (request: CommitQuestion, call: ServerUnaryCall<unknown, unknown>) => {
        const left = new AbortController();
        call.on('cancelled', () => left.abort());
        const { code, block } = await network.commitStatus(request, left.signal);
        const response = new fabric.gateway.CommitStatusResponse();
        response.setResult(code as ReturnType<typeof response.getResult>);
        response.setBlockNumber(block);
        return response;
      },
    ),
  };
}

/** Serves it under TLS at a port of loopback, a new one for 0; gives the port and how to end it. */
export async function serveGateway(network: BehindGateway, tls: SelfSigned, port: number) {
  const server = new Server();
  const { endorse, submit, commitStatus, evaluate } = fabric.gateway.GatewayService;
  server.addService({ endorse, submit, commitStatus, evaluate }, gatewayCalls(network));
  const pair = { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.certificate) };
  const credentials = ServerCredentials.createSsl(null, [pair]);
  const bound = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`127.0.0.1:${port}`, credentials, (error, at) =>
      error === null ? resolve(at) : reject(error),
    ),
  );
  return { port: bound, stop: () => server.forceShutdown() };
}

/** What the system contract `qscc` answers. */
export function answerOfSystem(
  chain: StandInChain,
  name: string,
  args: readonly string[],
): Uint8Array {
  if (name === 'GetChainInfo') return chain.info().serializeBinary();
  const [, txId = ''] = args;
  const found = chain.transaction(txId);
  if (found === null) {
    const message = `chaincode response 500, Failed to get transaction with id ${txId}, error no such transaction ID [${txId}] in index`;
    throw new GatewayFault(status.UNKNOWN, 'evaluate call to endorser returned error', [
      { mspId: 'prison', message },
    ]);
  }
  const processed = new fabric.peer.ProcessedTransaction();
  processed.setTransactionenvelope(found.envelope);
  processed.setValidationcode(found.code);
  return processed.serializeBinary();
}
