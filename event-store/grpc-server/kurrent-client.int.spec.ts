import { kurrentPackage } from './testing/official-clients.ts';
import { accessSuite } from './testing/access-suite.ts';
import { groupsSuite } from './testing/groups-suite.ts';
import { recordsSuite } from './testing/records-suite.ts';
import { streamsSuite } from './testing/streams-suite.ts';
import { subscriptionsSuite } from './testing/subscriptions-suite.ts';

const by = await kurrentPackage();

// Without it nothing is tested here, and `todo` says so in the report.
if (by === null) {
  test.todo('NOT TESTED: @kurrent/kurrentdb-client does not load on this machine');
} else {
  streamsSuite(by);
  subscriptionsSuite(by);
  accessSuite(by);
  groupsSuite(by);
  recordsSuite(by);
}
