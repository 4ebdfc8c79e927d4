import type { EventStore } from '../port.ts';
import { describeAppending } from './append-contract.ts';
import { describeRepeats } from './repeat-contract.ts';
import { describeReading } from './read-contract.ts';
import { describeReopening } from './reopen-contract.ts';
import { describeSubscriptions } from './subscription-contract.ts';

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

/**
 * What the port promises, as tests: every adapter runs them.
 *
 * One store serves the whole run, and every test writes to streams of its own, so
 * that a server that takes long to start can be tested too.
 */
export function describeEventStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of the event store`, () => {
    let opened: StoreUnderTest;
    const store: StoreOf = () => opened.store;

    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      await opened?.dispose();
    });

    describeAppending(store);
    describeRepeats(store);
    describeReading(store);
    describeSubscriptions(store);
    describeReopening(store, () => opened.reopen());
  });
}
