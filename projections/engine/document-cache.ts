import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { ViewSink } from '../ports/sink.ts';

/**
 * The documents of a view as the events so far left them: those that were changed
 * since the last commit, and the most recently used others. Absence is kept too.
 */
export class DocumentCache<Doc extends JsonObject> {
  /** Oldest use first. */
  readonly #current = new Map<string, Doc | undefined>();
  /** Changed since the last commit: the document as it is in the sink. */
  readonly #before = new Map<string, Doc | undefined>();

  readonly #capacity: number;

  /** `capacity` documents at most are kept beyond a commit. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Number of documents that wait for a commit. */
  get changed(): number {
    return this.#before.size;
  }

  /** Brings the documents of these keys in; afterwards `get` knows them. */
  async require(keys: Iterable<string>, sink: ViewSink<Doc>): Promise<void> {
    const missing = new Set<string>();
    for (const key of keys) if (!this.#current.has(key)) missing.add(key);
    if (missing.size === 0) return;
    const found = await sink.load([...missing]);
    for (const key of missing) this.#current.set(key, found.get(key));
  }

  get(key: string): Doc | undefined {
    return this.#current.get(key);
  }

  set(key: string, doc: Doc | undefined): void {
    const known = this.#current.get(key);
    if (!this.#before.has(key)) this.#before.set(key, known);
    this.#current.delete(key);
    this.#current.set(key, doc);
  }

  /** What changed since the last commit. */
  *changes(): Generator<{ key: string; before: Doc | undefined; after: Doc | undefined }> {
    for (const [key, before] of this.#before) {
      yield { key, before, after: this.#current.get(key) };
    }
  }

  /** The changes are in the sink; lets go of what was not used for longest. */
  committed(): void {
    this.#before.clear();
    for (const key of this.#current.keys()) {
      if (this.#current.size <= this.#capacity) break;
      this.#current.delete(key);
    }
  }

  /** Forgets all, also what was not committed. */
  clear(): void {
    this.#before.clear();
    this.#current.clear();
  }
}
