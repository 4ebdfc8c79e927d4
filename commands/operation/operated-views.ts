import type { Parked } from '#domain/operation/parked-decider.ts';

/** How one view stands, as far as operating it needs. */
export interface ViewStanding {
  readonly view: string;
  readonly version: number;
  /** Position that readers see. */
  readonly position: number;
  /** Position that a rebuild has reached; null when none runs. */
  readonly filling: number | null;
  /** Last known position of the store. */
  readonly head: number;
  readonly lag: number;
  readonly parked: number;
  /** Why the view does not move; null when it does. */
  readonly fault: string | null;
}

/** The running views as their operator handles them. */
export interface OperatedViews {
  status(): readonly ViewStanding[];
  /** By position. Throws RangeError for no such view. */
  parked(view: string): Promise<readonly Parked[]>;
  /** Takes the parked events of a key again; gives how many still are parked. */
  replay(view: string, key: string): Promise<number>;
  /** Leaves an event out of the view for good, then takes the others of its key again. */
  skip(view: string, key: string, eventId: string, reason: string): Promise<number>;
}
