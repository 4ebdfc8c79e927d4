import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseEvent } from '#domain/casework/events.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { isEventType } from './event-versions.ts';
import { upcast } from './upcast.ts';

/**
 * Events as the program of November 2026 (its first storey) wrote them: three synthetic cases that have
 * every step of that time's cases between them, and one event of each other type. Keys and salts are blanked.
 * `ends` is where that program itself saw each case end.
 */
const read = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'samples', name), 'utf8');
const events = read('first-storey.ndjson')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as RecordedEvent);
const ends = JSON.parse(read('first-storey.ends.json')) as Readonly<
  Record<
    string,
    Pick<CaseState, 'stage' | 'outcome' | 'rulings' | 'lastOn' | 'filingDate'> & { steps: number }
  >
>;

test('every type that was written then is registered now', () => {
  expect(events.map(({ type }) => type).filter((type) => !isEventType(type))).toEqual([]);
});

test.each(Object.keys(ends))('%s ends as it ended then', (stream) => {
  const ofCase = events.filter((event) => event.stream === stream);
  const state = ofCase.reduce<CaseState | null>(
    (before, event) => caseDecider.evolve(before, upcast(event) as unknown as CaseEvent),
    null,
  )!;
  const { stage, outcome, rulings, lastOn, filingDate, steps } = state;
  expect({ stage, outcome, rulings, lastOn, filingDate, steps: steps.length }).toEqual(
    ends[stream],
  );
});

test('what was not asked for then reads as not known, never as a guess', () => {
  const opened = events.find(({ type }) => type === 'CaseOpened')!;
  expect(opened.data).not.toHaveProperty('person');
  const state = caseDecider.evolve(null, upcast(opened) as unknown as CaseEvent)!;
  expect(state.steps[0]!.person).toBeNull();
});
