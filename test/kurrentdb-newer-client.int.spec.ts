import { describeEventStore } from '#event-store/testing/contract-suite.ts';
import { describeEventIndex } from '#event-store/testing/index-contract.ts';
import { storeOverGrpc } from './system/kurrent-store-under-test.ts';

// A file of its own: the two official clients register their messages under the same global names.

/** The newer client reads by machine code that is not there for every processor. */
async function loads(): Promise<boolean> {
  try {
    await import('@kurrent/kurrentdb-client');
    return true;
  } catch (error) {
    const { message } = error as Error;
    process.stderr.write(`NOT RUN: @kurrent/kurrentdb-client does not load: ${message}\n`);
    return false;
  }
}

if (await loads()) {
  describeEventStore('KurrentDB by kurrentdb://', () => storeOverGrpc('kurrentdb'));
  describeEventIndex('KurrentDB by kurrentdb://', () => storeOverGrpc('kurrentdb'));
} else {
  test('the newer client does not load here, which was said', () => undefined);
}
