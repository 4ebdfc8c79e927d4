import { randomUUID } from 'node:crypto';
import {
  type EventStoreDBClient,
  jsonEvent,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { alone, clientAt, serveClients } from './served-clients.ts';

export interface OneStreamOptions {
  /** Folder; it must be empty. */
  readonly folder: string;
  readonly clients: number;
  /** Revisions that they fight for. */
  readonly revisions: number;
}

/** How clients fared that wrote to one stream at the same time, each with the revision that it expected. */
export interface OneStreamFindings {
  readonly won: number;
  readonly refused: number;
  /** Revisions that more than one client was told it had written, and that none was told of. */
  readonly wonTwice: number;
  readonly wonByNone: number;
  /** Revisions that hold another event than that of the client who won them, and events beyond them. */
  readonly otherwise: number;
  /** Refusals that told a revision which does not contradict what was expected. */
  readonly refusedWithoutCause: number;
}

const stream = 'one-for-all';

interface Fight {
  readonly winners: Map<number, string[]>;
  readonly revisions: number;
  refused: number;
  refusedWithoutCause: number;
}

/**
 * So many clients by the official package, each with a connection of its own, append to one stream with the
 * revision that they believe is its last; who is refused goes on from the one that it is told.
 */
export async function fightForOneStream(options: OneStreamOptions): Promise<OneStreamFindings> {
  const server = await serveClients(options.folder);
  const fight: Fight = {
    winners: new Map(),
    revisions: options.revisions,
    refused: 0,
    refusedWithoutCause: 0,
  };
  try {
    const clients = Array.from({ length: options.clients }, () => clientAt(server.port));
    // Nobody has an advantage: every connection is there before the first append.
    await Promise.all(clients.map((client) => Array.fromAsync(client.readAll({ maxCount: 1 }))));
    await Promise.all(clients.map((client) => contend(client, fight)));
    const there: string[] = [];
    for await (const { event } of clients[0]!.readStream(stream)) there.push(event!.id);
    return foundOf(fight, there);
  } finally {
    await server.close();
  }
}

/** Appends until all revisions are won. */
async function contend(client: EventStoreDBClient, fight: Fight): Promise<void> {
  let last = -1;
  while (last + 1 < fight.revisions) {
    const event = jsonEvent({ id: randomUUID(), type: 'Claimed', data: {} });
    const expectedRevision = last < 0 ? ('no_stream' as const) : BigInt(last);
    try {
      const answer = await client.appendToStream(stream, event, { expectedRevision, ...alone });
      last = Number(answer.nextExpectedRevision);
      fight.winners.set(last, [...(fight.winners.get(last) ?? []), event.id]);
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      const actual = Number(error.actualVersion);
      fight.refused += 1;
      if (!(actual > last)) {
        fight.refusedWithoutCause += 1;
        return;
      }
      last = actual;
    }
  }
}

function foundOf(fight: Fight, there: readonly string[]): OneStreamFindings {
  const ofAll = Array.from(
    { length: fight.revisions },
    (_, revision) => fight.winners.get(revision) ?? [],
  );
  return {
    won: [...fight.winners.values()].flat().length,
    refused: fight.refused,
    wonTwice: ofAll.filter(({ length }) => length > 1).length,
    wonByNone: ofAll.filter(({ length }) => length === 0).length,
    otherwise:
      ofAll.filter(([winner], revision) => winner !== there[revision]).length +
      Math.max(0, there.length - fight.revisions),
    refusedWithoutCause: fight.refusedWithoutCause,
  };
}
