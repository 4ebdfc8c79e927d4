import { Client, credentials } from '@grpc/grpc-js';
import { connect, GatewayError, hash, signers, type Gateway } from '@hyperledger/fabric-gateway';
import { createPrivateKey } from 'node:crypto';
import { utf8 } from '#domain/evidence/encoding.ts';
import { FabricUnavailable, refusalOf, type Stage } from './fabric-failure.ts';
import type { FabricProfile } from './fabric-profile.ts';

/** A connection to the channel that mends itself. */
export interface FabricChannel {
  /** A gateway to make messages with; nothing is sent by that. */
  gateway(): Gateway;
  /** Makes a call. Throws LedgerRefusal, LedgerUnavailable. */
  call<T>(stage: Stage, txId: string, ask: (gateway: Gateway) => Promise<T>): Promise<T>;
  /** Tells of a failure that nothing explains that we did: it counts towards a new connection. */
  unexplained(): void;
  /** Tells that a transaction went all its way. */
  worked(): void;
  /** Signs a digest as a client of the channel. */
  sign(digest: Uint8Array): Promise<Uint8Array>;
  close(): void;
}

/**
 * Opens nothing yet: the first call connects. After `rebuildAfter` failures in a row that nobody explains channel and
 * gateway are made anew, at the next peer of the profile: a client can stay broken after the channel has changed
 * (hyperledger/fabric-gateway#332).
 */
export function fabricChannel(profile: FabricProfile): FabricChannel {
  const sign = signers.newPrivateKeySigner(createPrivateKey(profile.privateKey));
  let next = 0;
  let failures = 0;
  let connection = connected();

  function connected() {
    const peer = profile.gateways[next++ % profile.gateways.length]!;
    const client = new Client(peer.address, credentials.createSsl(peer.tlsRoots), {
      ...(peer.serverName !== null && { 'grpc.ssl_target_name_override': peer.serverName }),
      // A new client must not come upon the connection of the former one.
      'grpc.use_local_subchannel_pool': 1,
      // Below the minute after which firewalls between networks drop an idle connection.
      'grpc.keepalive_time_ms': 45_000,
      'grpc.keepalive_timeout_ms': 20_000,
      // Being down is asked about every tick; it must not be noticed two minutes late that it is up again.
      'grpc.max_reconnect_backoff_ms': 2_000,
    });
    const until = (ms: number) => () => ({ deadline: Date.now() + ms });
    const gateway = connect({
      client,
      identity: { mspId: profile.mspId, credentials: utf8(profile.certificate) },
      signer: sign,
      hash: hash.sha256,
      evaluateOptions: until(profile.timeouts.evaluateMs),
      endorseOptions: until(profile.timeouts.endorseMs),
      submitOptions: until(profile.timeouts.submitMs),
      commitStatusOptions: until(profile.timeouts.commitMs),
    });
    return { client, gateway, address: peer.address };
  }

  function close(): void {
    connection.gateway.close();
    connection.client.close();
  }

  function unexplained(): void {
    if (++failures < profile.rebuildAfter) return;
    failures = 0;
    close();
    connection = connected();
  }

  async function call<T>(stage: Stage, txId: string, ask: (gateway: Gateway) => Promise<T>) {
    const { gateway, address: peer } = connection;
    const begun = performance.now();
    try {
      return await ask(gateway);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const refusal = refusalOf(error);
      if (refusal !== null) throw refusal;
      unexplained();
      throw new FabricUnavailable(
        { stage, txId, peer, elapsedMs: performance.now() - begun },
        error,
      );
    }
  }

  return {
    gateway: () => connection.gateway,
    call,
    unexplained,
    // A peer that answers what it has says nothing of the way on from there: only this counts.
    worked: () => void (failures = 0),
    sign,
    close,
  };
}
