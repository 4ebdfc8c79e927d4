import { ApiProblem, ServerUnreachable } from './api.ts';
import { inTheWay } from './in-the-way.ts';

const unreachable = new ServerUnreachable();
const refused = Object.create(ApiProblem.prototype) as ApiProblem;

test.each([
  ['a server that does not answer, over what is shown', unreachable, {}, null],
  [
    'a server that does not answer, where nothing is shown yet',
    unreachable,
    undefined,
    unreachable,
  ],
  ['what the server says, over what is shown', refused, {}, refused],
  ['nothing', null, undefined, null],
])('%s', (_, error, shown, expected) => expect(inTheWay(error, shown)).toBe(expected));
