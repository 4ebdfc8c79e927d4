import { type RecordedEvent, UnreadableEvent } from '#event-store/port.ts';
import type { Projector, Tally } from '../ports/projector.ts';
import { type ParkedEvent, UnwritableDocument, type Upsert, type ViewSink } from '../ports/sink.ts';
import { type Change, DocumentCache } from './document-cache.ts';
import type { Entry } from './event-source.ts';
import type { Stretch } from './stretch.ts';
import { openTallyDifference } from './tally-difference.ts';

export interface RunnerOptions {
  /** Documents kept in memory between commits. */
  readonly cachedDocuments: number;
  /** Event ids that a person took out of this view. */
  readonly skipped: ReadonlySet<string>;
}

/** What is parked of an event; one that cannot be read says no more than its place. */
type Parkable = Pick<RecordedEvent, 'position' | 'id' | 'type' | 'stream'>;

interface Work {
  readonly event: RecordedEvent;
  readonly keys: readonly string[];
  /** What the projector said when it was asked for the keys. */
  readonly fault: string | null;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/**
 * Carries one generation of one view forward. Events are taken in order and exactly
 * once: what was taken and not committed is lost with the process, and so is the
 * position, so the next start takes it again. What a sink has written beyond its
 * position says so itself, and is not taken twice.
 */
export class ViewRunner<Doc extends object> {
  readonly #projector: Projector<Doc>;
  readonly #sink: ViewSink<Doc>;
  readonly #skipped: ReadonlySet<string>;
  readonly #documents = new DocumentCache<Doc>();
  readonly #cachedDocuments: number;
  /** Parked keys, and streams whose keys could not be named; with the number of their events. */
  readonly #parkedKeys = new Map<string, number>();
  #park: ParkedEvent[] = [];
  #unpark: ParkedEvent[] = [];
  #taken = 0;
  #committed = 0;
  #piecesTaken = 0;

  private constructor(projector: Projector<Doc>, sink: ViewSink<Doc>, options: RunnerOptions) {
    this.#projector = projector;
    this.#sink = sink;
    this.#skipped = options.skipped;
    this.#cachedDocuments = options.cachedDocuments;
  }

  static async open<Doc extends object>(
    projector: Projector<Doc>,
    sink: ViewSink<Doc>,
    options: RunnerOptions,
  ): Promise<ViewRunner<Doc>> {
    const runner = new ViewRunner(projector, sink, options);
    await runner.reset();
    return runner;
  }

  get sink(): ViewSink<Doc> {
    return this.#sink;
  }
  /** Position up to which events were taken. */
  get taken(): number {
    return this.#taken;
  }
  /** Pieces taken of the stretch behind `taken`; while there are any nothing can be committed. */
  get piecesTaken(): number {
    return this.#piecesTaken;
  }
  /** Position that readers of the view can see. */
  get committed(): number {
    return this.#committed;
  }
  /** Documents that a commit would write. */
  get waiting(): number {
    return this.#documents.changed;
  }
  /** Number of parked events, the waiting ones included. */
  get parkedEvents(): number {
    return [...this.#parkedKeys.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Back to what the sink holds; used at start and after a commit that failed. */
  async reset(): Promise<void> {
    this.#documents.clear();
    this.#park = [];
    this.#unpark = [];
    this.#parkedKeys.clear();
    this.#piecesTaken = 0;
    this.#taken = this.#committed = await this.#sink.position();
    for (const entry of await this.#sink.parked()) {
      // Parked by a commit that did not come to its end: it is taken again, and parked if it still fails.
      if (entry.position > this.#committed) this.#unpark.push(entry);
      else this.#countParked(entry.key, 1);
    }
  }

  /**
   * Applies events in memory; those at or before `taken` were taken already.
   * `upTo` is the position that the reader has looked at, at least that of the last entry.
   */
  async take(entries: readonly Entry[], upTo: number): Promise<void> {
    const work: (Work | UnreadableEvent)[] = [];
    const keys: string[] = [];
    for (const entry of entries) {
      if (entry.position <= this.#taken || !this.#concerns(entry)) continue;
      const item = entry instanceof UnreadableEvent ? entry : this.#workOf(entry);
      work.push(item);
      if (item instanceof UnreadableEvent) continue;
      for (const key of item.keys) if (!this.#parkedKeys.has(key)) keys.push(key);
    }
    await this.#documents.require(keys, this.#sink);
    for (const item of work) {
      if (item instanceof UnreadableEvent) this.#parkUnreadable(item);
      else this.#takeOne(item);
    }
    if (upTo > this.#taken) this.#taken = upTo;
  }

  /** Takes the next piece of the stretch behind `taken`; `taken` moves with the last one. */
  async takePiece({ pieces, piece, upTo }: Stretch): Promise<void> {
    const number = this.#piecesTaken;
    const isLast = number === pieces - 1;
    await this.take(piece(number), isLast ? upTo : this.#taken);
    this.#piecesTaken = isLast ? 0 : number + 1;
  }

  /**
   * Writes what was taken, position included, in one write. Throws what the sink throws, and an Error in the middle
   * of a stretch: what was taken is then that of no position.
   */
  async commit(): Promise<void> {
    await this.#commit(this.#cachedDocuments);
  }

  /** {@link commit} at the end of a stretch, whose documents are hardly those of the next: none is kept in memory. */
  async commitStretch(): Promise<void> {
    await this.#commit(0);
  }

  async #commit(cachedDocuments: number): Promise<void> {
    if (this.#piecesTaken > 0) throw new Error('a stretch is taken to its end, or not at all');
    if (this.#taken === this.#committed && this.waiting === 0 && this.#unpark.length === 0) return;
    let increments = this.#complete();
    // One document was parked instead: each turn leaves fewer to write.
    while (!(await this.#written(increments))) increments = this.#increments();
    this.#documents.committed(cachedDocuments);
    this.#park = [];
    this.#unpark = [];
    this.#committed = this.#taken;
  }

  /** Writes what was taken; false when a document could not be written and is parked instead. */
  async #written(increments: readonly Tally[]): Promise<boolean> {
    const changes = this.#documents.changes();
    const upserts = new Map<string, Upsert<Doc>>();
    const deletes: string[] = [];
    for (const { key, before, after, events } of changes) {
      if (after !== undefined) {
        upserts.set(key, this.#upsert(after, events.at(-1)!.position));
      } else if (before !== undefined) deletes.push(key);
    }
    try {
      await this.#sink.commit({
        upserts,
        deletes,
        increments,
        park: this.#park,
        unpark: this.#unpark,
        position: this.#taken,
      });
      return true;
    } catch (error) {
      const change =
        error instanceof UnwritableDocument
          ? changes.find(({ key }) => key === error.key)
          : undefined;
      if (change === undefined) throw error;
      this.#parkChange(change, error);
      return false;
    }
  }

  /**
   * Takes the parked events of a key again, in order, and commits. Stops at the
   * first that still fails; returns how many remain parked.
   */
  async replay(key: string, read: (position: number) => Promise<Entry>): Promise<number> {
    await this.commit();
    const parked = (await this.#sink.parked()).filter((entry) => entry.key === key);
    this.#parkedKeys.delete(key);
    for (const entry of parked) {
      const event = await read(entry.position);
      this.#unpark.push(entry);
      if (!this.#concerns(event)) continue;
      if (event instanceof UnreadableEvent) {
        this.#parkUnreadable(event);
        continue;
      }
      const work = this.#workOf(event);
      const keys = work.keys.includes(key) ? [key] : work.keys;
      await this.#documents.require(keys, this.#sink);
      this.#takeOne({ ...work, keys });
    }
    await this.commit();
    return this.#parkedKeys.get(key) ?? 0;
  }

  /** What it counts for is reckoned when a sink asks: there is much of it, and mostly none does. */
  #upsert(doc: Doc, upTo: number): Upsert<Doc> {
    const talliesOf = (): readonly Tally[] => this.#talliesOf(doc);
    return {
      doc,
      upTo,
      get tallies() {
        return talliesOf();
      },
    };
  }

  #talliesOf(doc: Doc | undefined): readonly Tally[] {
    return doc === undefined ? [] : (this.#projector.tallies?.(doc) ?? []);
  }

  /**
   * Fills in what follows from the documents, and gives what the tallies gain and lose by them. One that cannot be
   * completed is parked with all its events since the last commit: it goes back to what is written.
   */
  #complete(): readonly Tally[] {
    const difference = openTallyDifference();
    for (const change of this.#documents.changes()) {
      const { key, before, after } = change;
      try {
        const complete = after && (this.#projector.complete?.(after) ?? after);
        difference.add(this.#talliesOf(before), this.#talliesOf(complete));
        this.#documents.replace(key, complete);
      } catch (error) {
        this.#parkChange(change, error);
      }
    }
    return difference.sums();
  }

  /** What the tallies gain and lose by the documents, which are complete. */
  #increments(): readonly Tally[] {
    const difference = openTallyDifference();
    for (const { before, after } of this.#documents.changes()) {
      difference.add(this.#talliesOf(before), this.#talliesOf(after));
    }
    return difference.sums();
  }

  /** A document goes back to what is written; its events since then are parked. */
  #parkChange({ key, events }: Pick<Change<Doc>, 'key' | 'events'>, error: unknown): void {
    this.#documents.revert(key);
    for (const [index, { position, id: eventId, type }] of events.entries()) {
      const first = index === 0 ? messageOf(error) : null;
      this.#park.push({ key, position, eventId, type, error: first });
    }
    this.#countParked(key, events.length);
  }

  #concerns(entry: Entry): boolean {
    const { type, id } = entry instanceof UnreadableEvent ? entry.place : entry;
    const types = this.#projector.eventTypes;
    if (types !== null && type !== null && !types.has(type)) return false;
    return id === null || !this.#skipped.has(id);
  }

  /** Parks the stream of an event that cannot be read; where that is not known, its place alone. */
  #parkUnreadable({ place, message }: UnreadableEvent): void {
    const { position, stream, id, type } = place;
    const key = stream ?? `position-${position}`;
    const event = {
      position,
      stream: key,
      id: (id ?? '') as RecordedEvent['id'],
      type: type ?? '',
    };
    this.#parkEvent(key, event, this.#parkedKeys.has(key) ? null : message);
  }

  /** A projector that cannot name the keys parks the whole stream: no case misses an event unseen. */
  #workOf(event: RecordedEvent): Work {
    try {
      return { event, keys: this.#projector.keys(event), fault: null };
    } catch (error) {
      return { event, keys: [], fault: messageOf(error) };
    }
  }

  #takeOne({ event, keys, fault }: Work): void {
    if (fault !== null || this.#parkedKeys.has(event.stream)) {
      this.#parkEvent(event.stream, event, this.#parkedKeys.has(event.stream) ? null : fault);
      return;
    }
    for (const key of keys) this.#apply(key, event);
  }

  #apply(key: string, event: RecordedEvent): void {
    if (this.#parkedKeys.has(key)) {
      this.#parkEvent(key, event, null);
      return;
    }
    if (this.#documents.has(key, event.position)) return;
    try {
      this.#documents.set(key, this.#projector.apply(this.#documents.get(key), event, key), event);
    } catch (error) {
      this.#parkEvent(key, event, messageOf(error));
    }
  }

  #parkEvent(key: string, event: Parkable, error: string | null): void {
    const { position, id: eventId, type } = event;
    this.#park.push({ key, position, eventId, type, error });
    this.#countParked(key, 1);
  }

  #countParked(key: string, count: number): void {
    this.#parkedKeys.set(key, (this.#parkedKeys.get(key) ?? 0) + count);
  }
}
