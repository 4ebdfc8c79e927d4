import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { Tally } from './projector.ts';

/** An event that one key of a view has not taken: it failed, or it waits behind one that did. */
export interface ParkedEvent {
  readonly key: string;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  /** What the projector said; null when the event only waits behind an earlier one of its key. */
  readonly error: string | null;
}

/** A document as a sink keeps it. */
export interface Kept<Doc extends object> {
  readonly doc: Doc;
  /** Position of the last event that is in it; 0 from a sink that writes a change whole: there it says nothing. */
  readonly upTo: number;
}

/** A document to keep, with everything that it counts for. */
export interface Upsert<Doc extends object> extends Kept<Doc> {
  readonly tallies: readonly Tally[];
}

/** Everything that a stretch of events does to a view. */
export interface ViewChange<Doc extends object> {
  readonly upserts: ReadonlyMap<string, Upsert<Doc>>;
  readonly deletes: readonly string[];
  /**
   * What the tallies gain and lose by it, for a sink that writes a change whole; a tally whose counts are all 0
   * is no more. Any other sums what its documents count for.
   */
  readonly increments: readonly Tally[];
  readonly park: readonly ParkedEvent[];
  readonly unpark: readonly Pick<ParkedEvent, 'key' | 'position'>[];
  /** The view has then seen every event up to here; never less than before. */
  readonly position: number;
}

/** What is kept of a generation is not what was written: it is given up and filled anew. */
export class DamagedGeneration extends Error {
  override readonly name = 'DamagedGeneration';
}

/**
 * A document that the sink cannot put into words, for what it holds and not for the file: nothing of the change
 * was written. Its key is parked, and the others go on.
 */
export class UnwritableDocument extends Error {
  override readonly name = 'UnwritableDocument';
  readonly key: string;

  constructor(key: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.key = key;
  }
}

/** Called inside each writing; throws when this process may write no more. */
export type AssertMayWrite = () => void;

/** Of a process that nobody can be beside. */
export const mayAlwaysWrite: AssertMayWrite = () => undefined;

/** One generation of a view. Every method throws DamagedGeneration for a damaged one. Dumb: it keeps what it is given and knows nothing of events. */
export interface ViewSink<Doc extends object> {
  /** Position that the generation has reached, 0 when new. */
  position(): Promise<number>;
  /** The documents that exist among these keys. */
  load(keys: readonly string[]): Promise<Map<string, Kept<Doc>>>;
  /**
   * Writes the change, the position last: documents, then what is taken away, then what is parked no more, what is
   * parked, and at the end the position. Where it fails the position is as it was; of the rest a sink with
   * transactions has written nothing, any other what it has come to. Taken again from that position, the same
   * events lead to the same: each document says up to where it is, and what is there under its key is replaced.
   * Throws UnwritableDocument, before anything is written, for the first that cannot be put into words or columns.
   */
  commit(change: ViewChange<Doc>): Promise<void>;
  /** What is parked, by position. */
  parked(): Promise<readonly ParkedEvent[]>;
  /**
   * Every document and every tally (under `tally:` and its key), in any order, as
   * they are at the moment of the call; later commits do not show.
   */
  entries(): AsyncIterable<readonly [key: string, value: JsonObject]>;
  close(): Promise<void>;
}

export interface Generation {
  /** Ascending within the view. */
  readonly id: number;
  /** Version of the projector that fills it. */
  readonly version: number;
  readonly state: 'filling' | 'serving' | 'retired';
}

/** An event that a person took out of a view, with the reason; holds for every generation. */
export interface SkippedEvent {
  readonly eventId: string;
  readonly reason: string;
}

/** The generations of one view in one engine: filled beside each other, one of them serving. */
export interface ViewBackend<Doc extends object> {
  generations(): Promise<readonly Generation[]>;
  /** A new, empty generation in state `filling`. */
  create(version: number): Promise<Generation>;
  open(id: number): Promise<ViewSink<Doc>>;
  /** From now on this one serves; the one before is retired in the same write. */
  serve(id: number): Promise<void>;
  /** This one serves no more, and none does; again is no fault. */
  retire(id: number): Promise<void>;
  /** Removes a generation that does not serve, with all its data; again is no fault. */
  drop(id: number): Promise<void>;
  skipped(): Promise<readonly SkippedEvent[]>;
  skip(event: SkippedEvent): Promise<void>;
  close(): Promise<void>;
}
