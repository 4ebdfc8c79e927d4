import type { RecordedEvent } from '#event-store/port.ts';
import type { ViewSink } from '../ports/sink.ts';

/** A document that a commit has to write, and the events that led from `before` to `after`. */
export interface Change<Doc> {
  readonly key: string;
  readonly before: Doc | undefined;
  readonly after: Doc | undefined;
  readonly events: readonly Pick<RecordedEvent, 'position' | 'id' | 'type'>[];
}

interface Waiting<Doc> {
  readonly before: Doc | undefined;
  readonly events: Change<Doc>['events'][number][];
}

/**
 * The documents of a view as the events so far left them: those that were changed
 * since the last commit, and the most recently used others. Absence is kept too.
 */
export class DocumentCache<Doc extends object> {
  /** Oldest use first. */
  readonly #current = new Map<string, Doc | undefined>();
  /** Of documents that a sink kept beyond its position, up to where they are. */
  readonly #upTo = new Map<string, number>();
  /** Changed since the last commit: the document as it is in the sink, and by what. */
  readonly #waiting = new Map<string, Waiting<Doc>>();

  /** Number of documents that wait for a commit. */
  get changed(): number {
    return this.#waiting.size;
  }

  /** Brings the documents of these keys in; afterwards `get` knows them. */
  async require(keys: Iterable<string>, sink: ViewSink<Doc>): Promise<void> {
    const missing = new Set<string>();
    for (const key of keys) if (!this.#current.has(key)) missing.add(key);
    if (missing.size === 0) return;
    const found = await sink.load([...missing]);
    for (const key of missing) {
      const kept = found.get(key);
      this.#current.set(key, kept?.doc);
      if (kept !== undefined && kept.upTo > 0) this.#upTo.set(key, kept.upTo);
    }
  }

  /** Whether an event at this position is in the document already. */
  has(key: string, position: number): boolean {
    return position <= (this.#upTo.get(key) ?? 0);
  }

  get(key: string): Doc | undefined {
    return this.#current.get(key);
  }

  set(key: string, doc: Doc | undefined, { position, id, type }: RecordedEvent): void {
    let waiting = this.#waiting.get(key);
    if (waiting === undefined) {
      waiting = { before: this.#current.get(key), events: [] };
      this.#waiting.set(key, waiting);
    }
    waiting.events.push({ position, id, type });
    this.#current.delete(key);
    this.#current.set(key, doc);
  }

  /** Puts another form of the same document in place of the newest one. */
  replace(key: string, doc: Doc | undefined): void {
    this.#current.set(key, doc);
  }

  /** The document of this key is again what the sink holds. */
  revert(key: string): void {
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) return;
    this.#current.set(key, waiting.before);
    this.#waiting.delete(key);
  }

  /** What changed since the last commit. */
  changes(): Change<Doc>[] {
    return [...this.#waiting].map(([key, { before, events }]) => ({
      key,
      before,
      after: this.#current.get(key),
      events,
    }));
  }

  /** The changes are in the sink; lets go of what was not used for longest, down to `capacity` documents. */
  committed(capacity: number): void {
    this.#waiting.clear();
    for (const key of this.#current.keys()) {
      if (this.#current.size <= capacity) break;
      this.#current.delete(key);
      this.#upTo.delete(key);
    }
  }

  /** Forgets all, also what was not committed. */
  clear(): void {
    this.#waiting.clear();
    this.#current.clear();
    this.#upTo.clear();
  }
}
