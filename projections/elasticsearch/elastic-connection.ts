import type { Client } from '@elastic/elasticsearch';
import { ViewServerUnavailable } from '../ports/view-server-unavailable.ts';
import { partsOfAddress } from './elastic-address.ts';
import { faultOf, serverName } from './elastic-fault.ts';

/** A connection to the server, made when it is needed first. */
export interface ElasticConnection {
  /**
   * Throws ViewServerUnavailable for whatever the server or the way to it says, DamagedGeneration where an index is
   * gone.
   */
  ask<T>(question: (client: Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ConnectionLimits {
  /** So long an answer may take, ms: a server that is paused looks like one that is slow. */
  readonly answerMs: number;
}

/** Of the client, for whoever has to choose another server; the package does not tell its own. */
export const clientVersion = '8.19.2';

/** Majors of servers that the client speaks with. */
const fitting = [8, 9];

/** Not asked before, nothing is connected. */
export function openElastic(address: string, { answerMs }: ConnectionLimits): ElasticConnection {
  let opening: Promise<Client> | null = null;
  /** Whether the version of the server was looked at since it was away. */
  let isKnown = false;
  let isClosed = false;

  async function open(): Promise<Client> {
    // Loaded where it is asked for: an installation without it starts without its weight.
    const { Client: Made } = await import('@elastic/elasticsearch');
    const { node, auth } = partsOfAddress(address);
    // Whoever asks tries again by himself.
    return new Made({ node, ...(auth && { auth }), requestTimeout: answerMs, maxRetries: 0 });
  }

  async function checked(client: Client): Promise<Client> {
    if (isKnown) return client;
    await assertFits(client);
    isKnown = true;
    return client;
  }

  return {
    async ask(question) {
      if (isClosed) throw new ViewServerUnavailable(serverName, 'away', 'closed');
      try {
        opening ??= open();
        return await question(await checked(await opening));
      } catch (error) {
        const fault = faultOf(error) ?? error;
        // It may be another one when it is back.
        if (fault instanceof ViewServerUnavailable) isKnown = false;
        throw fault;
      }
    },
    async close() {
      isClosed = true;
      await (await opening?.catch(() => null))?.close();
    },
  };
}

/** Throws ViewServerUnavailable, naming both versions, where server and client do not fit. */
async function assertFits(client: Client): Promise<void> {
  const { nodes = {} } = await client.nodes.info(
    { metric: 'http', filter_path: 'nodes.*.version' },
    // A server of another major does not understand what the client says it accepts, but this.
    { headers: { accept: 'application/json' } },
  );
  for (const { version } of Object.values(nodes)) {
    if (fitting.includes(Number.parseInt(version, 10))) continue;
    throw new ViewServerUnavailable(
      serverName,
      'refused',
      `server ${version}, client ${clientVersion}: a server of version ${fitting.join(' or ')} is wanted`,
    );
  }
}
