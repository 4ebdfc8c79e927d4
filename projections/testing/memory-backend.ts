import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import {
  UnwritableDocument,
  type Generation,
  type ParkedEvent,
  type SkippedEvent,
  type Upsert,
  type ViewBackend,
  type ViewChange,
  type ViewSink,
} from '../ports/sink.ts';
import type { Account } from './account-view.ts';

/** What one generation holds; outlives the sink over it. */
interface Stored {
  readonly documents: Map<string, string>;
  readonly parked: Map<string, ParkedEvent>;
  position: number;
}

/** An engine without transactions, as one of documents over a network is: it keeps each by itself. */
export interface MemoryEngine {
  readonly generations: Generation[];
  readonly stored: Map<number, Stored>;
  readonly skipped: SkippedEvent[];
  /** Called before each single write; what it throws ends the commit in the middle. */
  beforeWrite: () => void;
}

export const memoryEngine = (): MemoryEngine => ({
  generations: [],
  stored: new Map(),
  skipped: [],
  beforeWrite: () => undefined,
});

/** The views of accounts in such an engine. */
export function memoryBackend(engine: MemoryEngine): ViewBackend<Account> {
  const { generations, stored, skipped } = engine;
  const change = (id: number, state: Generation['state']): void => {
    const at = generations.findIndex((each) => each.id === id);
    generations[at] = { ...generations[at]!, state };
  };
  return {
    generations: async () => [...generations],
    async create(version) {
      const id = (generations.at(-1)?.id ?? 0) + 1;
      const generation: Generation = { id, version, state: 'filling' };
      generations.push(generation);
      stored.set(id, { documents: new Map(), parked: new Map(), position: 0 });
      return generation;
    },
    open: async (id) => memorySink(stored.get(id)!, () => engine.beforeWrite()),
    async serve(id) {
      for (const each of generations) if (each.state === 'serving') change(each.id, 'retired');
      change(id, 'serving');
    },
    retire: async (id) => change(id, 'retired'),
    async drop(id) {
      const at = generations.findIndex((each) => each.id === id);
      if (at < 0) return;
      if (generations[at]!.state === 'serving') throw new Error(`generation ${id} serves`);
      generations.splice(at, 1);
      stored.delete(id);
    },
    skipped: async () => [...skipped],
    skip: async (event) => void skipped.push(event),
    close: async () => undefined,
  };
}

const placeOf = ({ key, position }: Pick<ParkedEvent, 'key' | 'position'>): string =>
  `${position} ${key}`;

function memorySink(stored: Stored, beforeWrite: () => void): ViewSink<Account> {
  const { documents, parked } = stored;
  const keptUnder = (key: string): Upsert<Account> | undefined => {
    const text = documents.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as Upsert<Account>);
  };
  return {
    position: async () => stored.position,
    async load(keys) {
      return new Map(
        keys.flatMap((key) => {
          const kept = keptUnder(key);
          return kept === undefined ? [] : [[key, kept] as const];
        }),
      );
    },
    async commit(change: ViewChange<Account>) {
      for (const [key, text] of inWords(change)) {
        beforeWrite();
        documents.set(key, text);
      }
      for (const key of change.deletes) {
        beforeWrite();
        documents.delete(key);
      }
      for (const event of change.unpark) {
        beforeWrite();
        parked.delete(placeOf(event));
      }
      for (const event of change.park) {
        beforeWrite();
        parked.set(placeOf(event), event);
      }
      beforeWrite();
      stored.position = change.position;
    },
    parked: async () => [...parked.values()].toSorted((a, b) => a.position - b.position),
    entries: () => listed([...documents].map(([key, text]) => [key, JSON.parse(text)] as const)),
    close: async () => undefined,
  };
}

/** All documents as they are written; the first that cannot be keeps every one out. */
function inWords({ upserts }: ViewChange<Account>): readonly (readonly [string, string])[] {
  return [...upserts].map(([key, upsert]) => {
    try {
      return [key, JSON.stringify(upsert)] as const;
    } catch (error) {
      throw new UnwritableDocument(key, error);
    }
  });
}

/** The documents, and what all of them count for together. */
async function* listed(
  all: readonly (readonly [key: string, kept: Upsert<Account>])[],
): AsyncGenerator<readonly [string, JsonObject]> {
  const sums = new Map<string, Record<string, number | string | null>>();
  for (const [key, { doc, tallies }] of all) {
    yield [key, doc as unknown as JsonObject];
    for (const { key: name, dimensions, counts } of tallies) {
      const sum = sums.get(name) ?? { ...dimensions };
      for (const [count, more] of Object.entries(counts)) {
        sum[count] = ((sum[count] as number | undefined) ?? 0) + more;
      }
      sums.set(name, sum);
    }
  }
  for (const [name, sum] of sums) yield [`tally:${name}`, sum as JsonObject];
}
