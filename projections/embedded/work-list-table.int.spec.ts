import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { after, caseId, journeyUntil } from '#domain/casework/testing/scenario.ts';
import { workItems, type CaseWork } from '../views/work-list.ts';
import { generationFile, openSqliteBackend } from './sqlite-backend.ts';
import { openWorkListQueries, workListShape } from './work-list-table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-work-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('lists what falls due from one day on and before another, the last day of each included once', async () => {
  const state = after(journeyUntil('makeRuling'));
  const items = workItems(state);
  const due = items[0]!.due!;
  const work: CaseWork = { id: caseId, items, since: state.lastOn, position: 1, state };
  const backend = openSqliteBackend(folder, 'worklist', workListShape);
  const { id } = await backend.create(1);
  const sink = await backend.open(id);
  await sink.commit({
    upserts: new Map([[caseId, work]]),
    deletes: [],
    increments: [],
    park: [],
    unpark: [],
    position: 1,
  });
  const database = new DatabaseSync(generationFile(folder, 'worklist', id), { readOnly: true });
  const { list } = openWorkListQueries(database);
  const total = (dueFrom: string, overdueOn: string): number =>
    list({
      dueFrom: LegalDate(dueFrom),
      overdueOn: LegalDate(overdueOn),
      kind: 'turn',
      offset: 0,
      limit: 10,
    }).total;
  const day = Temporal.PlainDate.from(due);
  const at = (days: number): string => day.add({ days }).toString();
  expect(total(at(0), at(1))).toBe(1);
  expect(total(at(-7), at(0))).toBe(0);
  expect(total(at(1), at(8))).toBe(0);
  expect(total(at(-7), at(1))).toBe(1);
  database.close();
  await sink.close();
  await backend.close();
});
