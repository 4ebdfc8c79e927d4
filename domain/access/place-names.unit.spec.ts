import { agencies } from './organisation.ts';
import { placeNames } from './place-names.ts';

test('every place where an agency has its seat has a name', () => {
  const nameless = agencies.filter(({ district }) => !placeNames.has(district));
  expect(nameless.map(({ id, district }) => `${id} ${district}`)).toEqual([]);
});
