import { type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type CuttableWire, cuttableWire } from './cuttable-wire.ts';
import { loadEvents } from './load-events.ts';
import { alone, clientAt, isConnectionLost, serveClients, waitedFor } from './served-clients.ts';

export interface LoseAnswersOptions {
  /** Folder; it must be empty. */
  readonly folder: string;
  /** Writers, each with a stream and a way of its own; every way of expecting a revision has at least one of four. */
  readonly writers: number;
  /** Answers that each of them loses. */
  readonly losses: number;
}

/** What became of appends whose answer was lost after the server had made them, and of those that came twice. */
export interface LostAnswers {
  readonly acknowledged: number;
  /** Answers that were lost with what they answer being there, and how often the same was sent again. */
  readonly lostAnswers: number;
  readonly sentAgain: number;
  /** Appends that were sent once more after their answer, at once and after the next append. */
  readonly duplicates: number;
  /** Repeats that were told another place than where the events stand. */
  readonly toldOtherwise: number;
  readonly lost: number;
  readonly twice: number;
}

/** How a writer says where its stream is, and by which call it appends. */
type Way = 'revision' | 'any' | 'streamExists' | 'batch';
const ways: readonly Way[] = ['revision', 'any', 'streamExists', 'batch'];

type Counts = { -readonly [Name in keyof LostAnswers]: number };

/**
 * Writers by the official client lose answers: what the server sends is held back until the events can be read
 * over another way, then the connection breaks. The writer sends the same again, and what was answered is sent
 * again as well.
 */
export async function loseAnswers(options: LoseAnswersOptions): Promise<LostAnswers> {
  const server = await serveClients(options.folder);
  const counts: Counts = {
    acknowledged: 0,
    lostAnswers: 0,
    sentAgain: 0,
    duplicates: 0,
    toldOtherwise: 0,
    lost: 0,
    twice: 0,
  };
  const direct = clientAt(server.port);
  const wires: CuttableWire[] = [];
  const arrivals = arrivalsOf(direct);
  try {
    await Promise.all(
      Array.from({ length: options.writers }, async (_, number) => {
        const wire = await cuttableWire(server.port);
        wires.push(wire);
        const way = ways[number % ways.length]!;
        const writer = { number, way, stream: `lossy-${number}`, client: clientAt(wire.port) };
        const told = await write(writer, wire, arrivals, options.losses, counts);
        await compare(direct, writer.stream, told, counts);
      }),
    );
    return counts;
  } finally {
    await Promise.all(wires.map((wire) => wire.close()));
    await server.close();
    await arrivals.ended;
  }
}

interface Writer {
  readonly number: number;
  readonly way: Way;
  readonly stream: string;
  readonly client: EventStoreDBClient;
}

interface Arrivals {
  /** Resolves when an event of this id can be read. */
  of(id: string): Promise<void>;
  readonly ended: Promise<void>;
}

/** What arrives in the log, seen over a way that nobody cuts. */
function arrivalsOf(direct: EventStoreDBClient): Arrivals {
  const there = new Set<string>();
  const waiting = new Map<string, () => void>();
  const following = (async () => {
    for await (const { event } of direct.subscribeToAll()) {
      if (event === undefined) continue;
      there.add(event.id);
      waiting.get(event.id)?.();
    }
  })();
  return {
    of: async (id) => {
      if (there.has(id)) return;
      const arrived = new Promise<void>((resolve) => waiting.set(id, resolve));
      await Promise.race([arrived, following]);
    },
    ended: following.catch((error: unknown) => {
      if (!isConnectionLost(error)) throw error;
    }),
  };
}

/** Appends, with one answer lost each time; gives the ids in the order of the revisions that were told. */
async function write(
  writer: Writer,
  wire: CuttableWire,
  arrivals: Arrivals,
  losses: number,
  counts: Counts,
): Promise<readonly string[]> {
  const told: string[] = [];
  const keep = (sequence: number, last: number): void => {
    for (const [part, id] of idsOf(writer, sequence).entries()) {
      told[last - idsOf(writer, sequence).length + 1 + part] = id;
    }
    counts.acknowledged += idsOf(writer, sequence).length;
  };
  // The first has nothing to lose: it opens the connection that is cut.
  let before = -1;
  let last = await append(writer, 0, before);
  keep(0, last);
  for (let sequence = 1; sequence <= losses; sequence += 1) {
    wire.holdAnswers();
    const lost = append(writer, sequence, last).then(
      () => false,
      (error: unknown) => isConnectionLost(error) || Promise.reject(error as Error),
    );
    const arrived = arrivals.of(idsOf(writer, sequence).at(-1)!);
    await waitedFor(`the events of ${writer.stream}`, Promise.race([arrived, lost]));
    await wire.cut(0);
    if (await waitedFor(`the end of a call to ${writer.stream}`, lost)) counts.lostAnswers += 1;
    const at = await untilAnswered(writer, sequence, last, counts);
    keep(sequence, at);
    await repeat(writer, sequence, last, at, counts);
    // One that is late: another append came between.
    await repeat(writer, sequence - 1, before, last, counts);
    [before, last] = [last, at];
  }
  return told;
}

const idsOf = ({ number }: Writer, sequence: number): readonly string[] =>
  loadEvents(number, sequence).map(({ id }) => id);

/** Gives the revision that was told. */
async function append(
  { client, stream, way, number }: Writer,
  sequence: number,
  before: number,
): Promise<number> {
  const events = loadEvents(number, sequence).map(({ id, type, data }) =>
    jsonEvent({ id, type, data: { ...data } }),
  );
  const place = before < 0 ? ('no_stream' as const) : BigInt(before);
  const isNew = before < 0 && way === 'streamExists';
  const expected = {
    revision: place,
    batch: place,
    any: 'any' as const,
    streamExists: isNew ? ('no_stream' as const) : ('stream_exists' as const),
  };
  const answer = await client.appendToStream(stream, events, {
    expectedRevision: expected[way],
    ...(way === 'batch' ? {} : alone),
  });
  return Number(answer.nextExpectedRevision);
}

/** Sends what had no answer until it has one; a refusal is thrown. */
async function untilAnswered(
  writer: Writer,
  sequence: number,
  before: number,
  counts: Counts,
): Promise<number> {
  for (;;) {
    counts.sentAgain += 1;
    try {
      return await append(writer, sequence, before);
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
    }
  }
}

async function repeat(
  writer: Writer,
  sequence: number,
  before: number,
  told: number,
  counts: Counts,
): Promise<void> {
  counts.duplicates += 1;
  if ((await append(writer, sequence, before)) !== told) counts.toldOtherwise += 1;
}

/** Holds what was told against what the stream holds. */
async function compare(
  direct: EventStoreDBClient,
  stream: string,
  told: readonly string[],
  counts: Counts,
): Promise<void> {
  const there: string[] = [];
  for await (const { event } of direct.readStream(stream)) there.push(event!.id);
  counts.lost += told.filter((id, revision) => there[revision] !== id).length;
  counts.twice += there.length - new Set(there).size;
}
