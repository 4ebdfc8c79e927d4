import type { EventStore } from '../port.ts';

/** A store for one run of the suite, which alone writes to it. */
export interface StoreUnderTest {
  readonly store: EventStore;
  /** Closes the store and opens it again on what it kept; called once, last. */
  reopen(): Promise<EventStore>;
  /** Closes what is open and removes what was stored. */
  dispose(): Promise<void>;
}

/** Gives the store to a test when the test runs. */
export type StoreOf = () => EventStore;
