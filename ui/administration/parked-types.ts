/** How one view stands, as the server tells it. */
export interface ViewStanding {
  readonly view: string;
  readonly version: number;
  readonly position: number;
  readonly filling: number | null;
  readonly head: number;
  readonly lag: number;
  readonly parked: number;
  readonly moves: boolean;
}

export interface Parked {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  /** Null when the event only waits behind one that failed. */
  readonly error: string | null;
}

/** What is parked under one key of a view. */
export interface ParkedKey {
  readonly view: string;
  readonly key: string;
  readonly events: number;
  readonly first: Parked;
}
