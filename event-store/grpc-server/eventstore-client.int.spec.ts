import { eventstorePackage } from './testing/official-clients.ts';
import { accessSuite } from './testing/access-suite.ts';
import { groupsSuite } from './testing/groups-suite.ts';
import { streamsSuite } from './testing/streams-suite.ts';
import { subscriptionsSuite } from './testing/subscriptions-suite.ts';

const by = await eventstorePackage();

streamsSuite(by);
subscriptionsSuite(by);
accessSuite(by);
groupsSuite(by);
