import { describeAppending } from './append-contract.ts';
import { describeRepeats } from './repeat-contract.ts';
import { describeReading } from './read-contract.ts';
import { describeReopening } from './reopen-contract.ts';
import type { StoreOf, StoreUnderTest } from './store-under-test.ts';
import { describeSubscriptions } from './subscription-contract.ts';

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
