import { describeEventStore } from '#event-store/testing/contract-suite.ts';
import { describeEventIndex } from '#event-store/testing/index-contract.ts';
import { storeAt, storeOverGrpc } from './system/kurrent-store-under-test.ts';

describeEventStore('KurrentDB by esdb://', () => storeOverGrpc('esdb'));
describeEventIndex('KurrentDB by esdb://', () => storeOverGrpc('esdb'));

/** A real one, where there is one: `esdb://admin:changeit@host:2113?tls=false`. */
const real = process.env['ANDU_TEST_ESDB'];
if (real === undefined) {
  process.stderr.write('NOT RUN: no KurrentDB is named by ANDU_TEST_ESDB\n');
} else {
  describeEventStore('KurrentDB at ANDU_TEST_ESDB', () => storeAt(real, async () => undefined));
}
