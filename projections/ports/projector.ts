import type { RecordedEvent } from '#event-store/port.ts';

/** A number of things of one kind: what a document adds to the aggregates of its view. */
export interface Tally {
  /** Names the combination of dimensions, once in the whole view. */
  readonly key: string;
  readonly dimensions: Readonly<Record<string, string | null>>;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * From events to the documents of one view: pure, no clock, no I/O.
 *
 * `apply` never changes the document it is given: the old one is still needed when
 * a later event of the batch is refused. What it throws parks the key, not the view.
 */
export interface Projector<Doc extends object> {
  readonly view: string;
  /** Raised whenever the same events would give other documents; the view is then refilled. */
  readonly version: number;
  /** Types that the view looks at; null for all. */
  readonly eventTypes: ReadonlySet<string> | null;
  /**
   * All events of a document stand in one stream. Filled from zero, such a view is given the events of a stretch of the
   * log stream by stream; any other in the order of the log.
   */
  readonly ofOneStream?: boolean;
  /** Keys of the documents that an event touches. */
  keys(event: RecordedEvent): readonly string[];
  /** The document after the event; undefined for none (before the first, or removed). */
  apply(doc: Doc | undefined, event: RecordedEvent, key: string): Doc | undefined;
  /**
   * Fills in what follows from the document alone (time limits, labels); called once
   * before a document is written, not for each event. `apply` takes no notice of it.
   */
  complete?(doc: Doc): Doc;
  /** What the document counts for; the engine adds the difference between before and after. */
  tallies?(doc: Doc): readonly Tally[];
}

/**
 * The document of one key as of a position, from its events alone (`?at=`).
 * Takes the events of that key in order; those after `position` are left out.
 */
export async function foldUpTo<Doc extends object>(
  projector: Projector<Doc>,
  key: string,
  events: AsyncIterable<RecordedEvent>,
  position: number,
): Promise<Doc | undefined> {
  let doc: Doc | undefined;
  for await (const event of events) {
    if (event.position > position) break;
    if (projector.eventTypes !== null && !projector.eventTypes.has(event.type)) continue;
    if (projector.keys(event).includes(key)) doc = projector.apply(doc, event, key);
  }
  return doc === undefined ? undefined : (projector.complete?.(doc) ?? doc);
}
