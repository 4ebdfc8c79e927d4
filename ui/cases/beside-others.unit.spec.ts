import { steps } from '#domain/casework/steps/index.ts';
import { besideOthers } from './beside-others.ts';

test('are the steps that the procedure calls so', () => {
  const events = Object.values(steps)
    .filter((step) => step.besideOthers)
    .map(({ event }) => event);
  expect(besideOthers).toEqual(new Set(events));
});
