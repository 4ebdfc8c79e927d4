import { LegalDate } from '#domain/kernel/legal-date.ts';
import { lateActs } from './late-acts.ts';
import { after, changed, journeyUntil } from './testing/scenario.ts';
import type { CaseCommand } from './events.ts';

const on = LegalDate;

/** The limits that this command of the journey meets too late, and by how many days. */
function lateIn(command: CaseCommand) {
  const steps = journeyUntil(command.kind);
  return lateActs(after(steps), after([...steps, command])).map(
    ({ limit, due, doneOn, daysOver }) => [limit.id, due, doneOn, daysOver],
  );
}

test('what is done in time is not late, whenever it is entered', () => {
  expect(lateIn(changed('serveRuling', {}))).toEqual([]);
  expect(lateIn(changed('makeRuling', {}))).toEqual([]);
});

test('a ruling after its time limit is late by so many days', () => {
  expect(lateIn(changed('makeRuling', { on: on('2026-04-21') }))).toEqual([
    ['ruling', '2026-04-20', '2026-04-21', 1],
  ]);
});

test('a ruling is served when the last of its recipients was, whatever the date of the step', () => {
  const late = on('2026-11-23');
  expect(lateIn(changed('serveRuling', { offender: late }))).toEqual([
    ['service', '2026-04-17', late, 220],
  ]);
});
