import { eventstorePackage } from './testing/official-clients.ts';
import { streamsSuite } from './testing/streams-suite.ts';
import { subscriptionsSuite } from './testing/subscriptions-suite.ts';

const by = await eventstorePackage();

streamsSuite(by);
subscriptionsSuite(by);
