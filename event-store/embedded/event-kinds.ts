import type { DatabaseSync } from 'node:sqlite';
import type { EventFilter } from '../port.ts';

/** A pair of category and type; every event has one. */
export interface EventKind {
  readonly number: number;
  readonly category: string;
  readonly type: string;
}

/** The store's kinds as one reader knows them; kinds are added, never changed. */
export interface EventKinds {
  /** Type of an event of this kind; null for a kind that there is not. */
  typeOf(kind: number): string | null;
  /** Kinds with events that may pass; numbers. Reads what was added since the last call. */
  matching(filter: EventFilter): ReadonlySet<number>;
}

export function openEventKinds(database: DatabaseSync): EventKinds {
  const added = database.prepare(
    'SELECT number, category, type FROM kinds WHERE number > ? ORDER BY number',
  );
  const kinds = new Map<number, EventKind>();
  let last = 0;

  function refresh(): void {
    for (const row of added.all(last)) {
      const kind = row as unknown as EventKind;
      kinds.set(kind.number, kind);
      last = kind.number;
    }
  }

  return {
    typeOf(number) {
      if (!kinds.has(number)) refresh();
      return kinds.get(number)?.type ?? null;
    },
    matching(filter) {
      refresh();
      const passing = [...kinds.values()].filter((kind) => mayPass(kind, filter));
      return new Set(passing.map(({ number }) => number));
    },
  };
}

function mayPass({ category, type }: EventKind, filter: EventFilter): boolean {
  if (filter.eventTypes && !filter.eventTypes.includes(type)) return false;
  if (!filter.streamPrefixes) return true;
  return filter.streamPrefixes.some((prefix) => mayStartWith(category, prefix));
}

/** Whether a stream of this category may have that prefix. */
function mayStartWith(category: string, prefix: string): boolean {
  if (category === '') return !prefix.includes('-');
  return category.startsWith(prefix) || prefix.startsWith(category);
}
