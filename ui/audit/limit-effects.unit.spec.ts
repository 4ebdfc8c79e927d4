import type { CaseEvent } from '#domain/casework/events.ts';
import { eventsOf, journey as commands } from '#domain/casework/testing/scenario.ts';
import { limitEffects } from './limit-effects.ts';

const journey = eventsOf(commands);
const indexOf = (type: string): number => journey.findIndex((event) => event.type === type);
const effectOf = (events: readonly CaseEvent[], id: string) =>
  limitEffects(events).find(({ limit }) => limit.id === id);

test('the proposal begins the time for the ruling, and the ruling meets it', () => {
  expect(effectOf(journey, 'ruling')).toMatchObject({
    begunBy: indexOf('ProposalSubmitted'),
    endedBy: indexOf('RulingMade'),
  });
});

test('a time limit that nothing has met yet runs', () => {
  const sofar = journey.slice(0, indexOf('RulingMade'));
  expect(effectOf(sofar, 'ruling')).toMatchObject({
    begunBy: indexOf('ProposalSubmitted'),
    endedBy: null,
  });
});

test('what nobody did is not met by the end of the case, and may still be done', () => {
  expect(effectOf(journey, 'correctionOpinion')).toMatchObject({
    begunBy: indexOf('RulingServed'),
    endedBy: null,
    limit: { done: false },
  });
});

test('without events there is none', () => {
  expect(limitEffects([])).toEqual([]);
});
