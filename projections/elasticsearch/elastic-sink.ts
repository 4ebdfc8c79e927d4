import { createHash } from 'node:crypto';
import type { Client, estypes } from '@elastic/elasticsearch';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { openTallySums } from '../engine/tally-sums.ts';
import type { Tally } from '../ports/projector.ts';
import {
  type AssertMayWrite,
  DamagedGeneration,
  type Kept,
  type ParkedEvent,
  type ViewChange,
  type ViewSink,
} from '../ports/sink.ts';
import { type BulkAction, sendBulk } from './bulk.ts';
import type { ElasticConnection } from './elastic-connection.ts';
import { documentActions, removal } from './index-document.ts';
import type { IndexNames } from './index-names.ts';
import { type IndexShape, kinds, progressId } from './index-shape.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';

export interface SinkParts<Doc extends object> {
  readonly elastic: ElasticConnection;
  readonly shape: IndexShape<Doc>;
  readonly names: IndexNames;
  readonly generation: number;
  readonly assertMayWrite: AssertMayWrite;
}

interface StoredDocument {
  readonly key: string;
  readonly body: JsonObject;
  readonly upTo: number;
  readonly tallies?: readonly Tally[];
}

/** How far a generation is, as it lies in each of its indices. */
export interface Progress {
  /** It has seen every event up to here. */
  readonly position: number;
  /** Position of the last commit that touched a document. */
  readonly changed: number;
}

/** Keys that are asked for at once. */
const keysPerQuery = 500;

/**
 * A generation of a view in an index for each of its forms. A document is only replaced by what is not older, by the
 * version that it is written with, and the position comes last, in the index that the view itself reads last of all:
 * events that are taken again change nothing twice, and a writer who lost its turn overwrites nothing newer. A commit
 * ends when whoever asks next sees it.
 */
export function openElasticSink<Doc extends object>(parts: SinkParts<Doc>): ViewSink<Doc> {
  const { elastic, shape, names, generation, assertMayWrite } = parts;
  const [own] = shape.forms;
  const index = names.index(own.name, generation);
  const aliasOf = (form: string): string => names.writeAlias(form, generation);
  const openings = new Set<Promise<Snapshot>>();
  let progress: Progress | null = null;

  /** As it is written; whoever asks sees all of it afterwards. */
  async function written(client: Client): Promise<Progress> {
    const found = await storedProgress(client, index);
    await client.indices.refresh({
      index: shape.forms.map(({ name }) => names.index(name, generation)),
    });
    return found;
  }

  async function writeChange(
    client: Client,
    change: ViewChange<Doc>,
    documents: readonly BulkAction[],
  ): Promise<void> {
    const { position, deletes } = change;
    const before = progress ?? (await written(client));
    if (before.position > position) throw new Error('another process has written the view further');
    const removed = deletes.flatMap((key) =>
      shape.forms.map(({ name }) => removal(aliasOf(name), key, position)),
    );
    await sendBulk(client, [...documents, ...removed]);
    await sendBulk(client, parkedActions(aliasOf(own.name), change));
    assertMayWrite();
    const isTouched = documents.length + removed.length > 0;
    const after: Progress = { position, changed: isTouched ? position : before.changed };
    await writeProgress(client, shape.forms.map(({ name }) => aliasOf(name)).toReversed(), after);
    progress = after;
  }

  return {
    position: () =>
      elastic.ask(async (client) => {
        progress = await written(client);
        return progress.position;
      }),

    load: (keys) => elastic.ask((client) => loaded<Doc>(client, index, keys)),

    async commit(change) {
      const documents = [...change.upserts].flatMap(([key, upsert]) =>
        documentActions(shape, aliasOf, key, upsert),
      );
      // What is listed is as it was when it was asked for.
      await Promise.allSettled(openings);
      try {
        await elastic.ask((client) => writeChange(client, change, documents));
      } catch (error) {
        progress = null;
        throw error;
      }
    },

    parked: () => parkedIn(elastic, index),

    entries() {
      const opening = openSnapshot(elastic, index);
      openings.add(opening);
      void opening.then(
        () => openings.delete(opening),
        () => openings.delete(opening),
      );
      return listed(opening);
    },

    close: async () => undefined,
  };
}

/** The documents that exist among these keys, as they are written. */
async function loaded<Doc extends object>(
  client: Client,
  index: string,
  keys: readonly string[],
): Promise<Map<string, Kept<Doc>>> {
  const found = new Map<string, Kept<Doc>>();
  for (let start = 0; start < keys.length; start += keysPerQuery) {
    const ids = keys.slice(start, start + keysPerQuery);
    const { docs } = await client.mget<StoredDocument>({ index, ids, _source: ['body', 'upTo'] });
    for (const document of docs) {
      if ('error' in document) throw new DamagedGeneration('an index of a view is gone');
      const { _id, _source: source } = document;
      if (source === undefined) continue;
      found.set(_id, { doc: source.body as unknown as Doc, upTo: source.upTo });
    }
  }
  return found;
}

async function parkedIn(
  elastic: ElasticConnection,
  index: string,
): Promise<readonly ParkedEvent[]> {
  const found: ParkedEvent[] = [];
  const snapshot = await openSnapshot(elastic, index);
  try {
    const query = { term: { kind: kinds.parked } };
    for await (const page of snapshot.pages<{ body: ParkedEvent }>(query)) {
      found.push(...page.map(({ body }) => body));
    }
  } finally {
    await snapshot.close();
  }
  return found.toSorted(
    (one, other) => one.position - other.position || (one.key < other.key ? -1 : 1),
  );
}

async function* listed(opening: Promise<Snapshot>): AsyncGenerator<readonly [string, JsonObject]> {
  const snapshot = await opening;
  const sums = openTallySums();
  try {
    const query: estypes.QueryDslQueryContainer = { term: { kind: kinds.document } };
    for await (const page of snapshot.pages<StoredDocument>(query)) {
      for (const { key, body, tallies = [] } of page) {
        for (const tally of tallies) sums.add(tally);
        yield [key, body] as const;
      }
    }
    yield* sums.entries();
  } finally {
    await snapshot.close();
  }
}

/** Throws DamagedGeneration where the index is not there, or was not made to its end. */
export async function storedProgress(client: Client, index: string): Promise<Progress> {
  const { _source: source } = await client.get<Progress>(
    { index, id: progressId, _source: ['position', 'changed'] },
    { ignore: [404] },
  );
  if (source === undefined) throw new DamagedGeneration('the progress of a view is gone');
  return source;
}

/** Never back, so that a writer who lost its turn moves nothing. */
export async function writeProgress(
  client: Client,
  aliases: readonly string[],
  progress: Progress,
): Promise<void> {
  const actions = aliases.map((alias): BulkAction => {
    const { position } = progress;
    const index = {
      _index: alias,
      _id: progressId,
      version: position,
      version_type: 'external_gte',
    };
    const source = { kind: kinds.progress, ...progress };
    return { key: progressId, lines: [JSON.stringify({ index }), JSON.stringify(source)] };
  });
  await sendBulk(client, actions, { refresh: true });
}

const parkedId = ({ key, position }: Pick<ParkedEvent, 'key' | 'position'>): string =>
  `#parked-${createHash('sha256').update(`${position} ${key}`).digest('hex')}`;

/** Taken out first: what is parked anew in the same commit stays. */
function parkedActions<Doc extends object>(
  alias: string,
  { park, unpark }: ViewChange<Doc>,
): readonly BulkAction[] {
  const taken = unpark.map((event): BulkAction => ({
    key: event.key,
    lines: [JSON.stringify({ delete: { _index: alias, _id: parkedId(event) } })],
  }));
  const parked = park.map((event): BulkAction => {
    const { key, position, eventId, type, error } = event;
    const head = { index: { _index: alias, _id: parkedId(event) } };
    const source = { kind: kinds.parked, body: { key, position, eventId, type, error } };
    return { key, lines: [JSON.stringify(head), JSON.stringify(source)] };
  });
  return [...taken, ...parked];
}
