/** How one view stands. */
export interface ViewStatus {
  readonly view: string;
  /** Version of the projector in this program. */
  readonly version: number;
  /** Generation that readers see; null before the first one was filled. */
  readonly generation: number | null;
  /** Position that readers see; 0 before the first generation was filled. */
  readonly position: number;
  /** Position that the generation being filled has reached; null when none is. */
  readonly filling: number | null;
  /** Last known position of the store. */
  readonly head: number;
  /** Events that readers do not see yet. */
  readonly lag: number;
  /** Events that are parked, those waiting behind a failed one included. */
  readonly parked: number;
  /** Why the view does not move; null when it does. */
  readonly fault: string | null;
}

/** How far a filling is that rests. */
export interface PausedFilling {
  /** Written up to here; it goes on behind it. */
  readonly position: number;
  /** Last known position of the store. */
  readonly head: number;
}

/** What a rebuild did. */
export interface RebuildReport {
  readonly view: string;
  readonly generation: number;
  /** Events that were read, from the first. */
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** Documents and tallies in the rebuilt view, and the one figure over all of them. */
  readonly entries: number;
  readonly hash: string;
  /** Position that the hash stands for. */
  readonly position: number;
}
