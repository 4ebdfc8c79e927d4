import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addDays, LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import {
  after,
  caseId,
  journey,
  journeyUntil,
  parties,
  personFor,
} from '#domain/casework/testing/scenario.ts';
import { workItems, type CaseWork } from '../views/work-list.ts';
import { generationFile, openSqliteBackend } from './sqlite-backend.ts';
import { openWorkListQueries, workListShape, type WorkListQueries } from './work-list-table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-work-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Posted on Friday 2026-02-06: the fifth working day. Posted on 2026-03-24: the fifth day is a Saturday. */
const prisonNoticeEnds = LegalDate('2026-02-14');
const courtNoticeEnds = LegalDate('2026-03-31');

/** The queries over a view that holds one case for each of these journeys. */
async function queriesOver(
  journeys: readonly (readonly CaseCommand[])[],
): Promise<WorkListQueries & { readonly close: () => Promise<void> }> {
  const works = journeys.map((journey, index): CaseWork => {
    const state = after(journey);
    const id = `${caseId.slice(0, -1)}${index}`;
    return { id, items: workItems(state), since: state.lastOn, position: 1, state };
  });
  const backend = openSqliteBackend(folder, 'worklist', workListShape);
  const { id } = await backend.create(1);
  const sink = await backend.open(id);
  await sink.commit({
    upserts: new Map(works.map((work) => [work.id, { doc: work, upTo: 1, tallies: [] }])),
    deletes: [],
    increments: [],
    park: [],
    unpark: [],
    position: 1,
  });
  const database = new DatabaseSync(generationFile(folder, 'worklist', id), { readOnly: true });
  return {
    ...openWorkListQueries(database),
    async close() {
      database.close();
      await sink.close();
      await backend.close();
    },
  };
}

test('lists what falls due from one day on and before another, the last day of each included once', async () => {
  const { list, close } = await queriesOver([journeyUntil('makeRuling')]);
  const total = (dueFrom: string, overdueOn: string): number =>
    list({
      dueFrom: LegalDate(dueFrom),
      overdueOn: LegalDate(overdueOn),
      kind: 'turn',
      offset: 0,
      limit: 10,
    }).total;
  const day = Temporal.PlainDate.from(workItems(after(journeyUntil('makeRuling')))[0]!.due!);
  const at = (days: number): string => day.add({ days }).toString();
  expect(total(at(0), at(1))).toBe(1);
  expect(total(at(-7), at(0))).toBe(0);
  expect(total(at(1), at(8))).toBe(0);
  expect(total(at(-7), at(1))).toBe(1);
  await close();
});

test('names the step by which a case goes on, and gives those that somebody may take', async () => {
  const { list, close } = await queriesOver([
    journeyUntil('recordWardReview'),
    journeyUntil('makeRuling'),
    journeyUntil('endPrisonNotice'),
  ]);
  const steps = list({ kind: 'turn', offset: 0, limit: 10 }).entries.map(({ step }) => step);
  expect(steps.toSorted()).toEqual(['endPrisonNotice', 'makeRuling', 'recordWardReview']);
  const on = LegalDate('2026-06-01');
  const mine = list({ mine: { steps: ['recordWardReview'], on }, offset: 0, limit: 10 });
  expect(mine.entries.map(({ stage }) => stage)).toEqual(['wardReview']);
  await close();
});

test('a public notice that runs is the turn of its agency, and of nobody before it may end', async () => {
  const { list, count, close } = await queriesOver([
    journeyUntil('endPrisonNotice'),
    journeyUntil('endCourtNotice'),
  ]);
  const steps = ['endPrisonNotice', 'endCourtNotice'] as const;
  const turn = list({ kind: 'turn', offset: 0, limit: 10 }).entries;
  expect(turn.map(({ step, period }) => [step, period?.until])).toEqual([
    ['endCourtNotice', courtNoticeEnds],
    ['endPrisonNotice', prisonNoticeEnds],
  ]);
  const mineOn = (on: LegalDate) => {
    const listed = list({ mine: { steps, on }, offset: 0, limit: 10 }).entries;
    expect(count({ steps, on, until: on })).toMatchObject({ mine: listed.length, turn: 2 });
    return listed.map(({ step }) => step);
  };
  expect(mineOn(addDays(prisonNoticeEnds, -1))).toEqual([]);
  expect(mineOn(prisonNoticeEnds)).toEqual(['endPrisonNotice']);
  expect(mineOn(courtNoticeEnds)).toEqual(['endCourtNotice', 'endPrisonNotice']);
  await close();
});

test('a step that somebody is kept from by an own earlier one is on the list of others', async () => {
  const { list, count, close } = await queriesOver([
    journeyUntil('recordDepartmentReview'),
    journeyUntil('decideProposal'),
    journeyUntil('recordWardReview'),
  ]);
  const steps = ['recordWardReview', 'recordDepartmentReview', 'decideProposal'] as const;
  const { staffNumber } = personFor('recordWardReview');
  const day = LegalDate('2026-06-01');
  const listOf = (asker: object) =>
    list({ ...asker, mine: { steps, on: day }, offset: 0, limit: 10 });
  expect(listOf({ staffNumber }).entries.map(({ step }) => step)).toEqual(['recordWardReview']);
  expect(listOf({ staffNumber: 'somebody else' }).total).toBe(3);
  expect(listOf({}).total).toBe(3);
  expect(count({ staffNumber, steps, on: day, until: day })).toMatchObject({ mine: 1, turn: 3 });
  const turn = list({ kind: 'turn', staffNumber, offset: 0, limit: 10 }).entries;
  expect(Object.fromEntries(turn.map(({ step, forOthers }) => [step, forOthers]))).toEqual({
    recordWardReview: false,
    recordDepartmentReview: true,
    decideProposal: true,
  });
  await close();
});

test('puts the most pressing first, what has no time limit last, and pages without a gap', async () => {
  const { list, close } = await queriesOver([
    journeyUntil('recordWardReview'),
    journeyUntil('makeRuling'),
    journeyUntil('acceptCase'),
    journeyUntil('recordDepartmentReview'),
  ]);
  const all = list({ offset: 0, limit: 20 }).entries;
  const days = all.map(({ due }) => due ?? '9999');
  expect(days).toEqual(days.toSorted());
  expect(days).toContain('9999');
  const paged = all.flatMap((_, offset) => list({ offset, limit: 1 }).entries);
  expect(paged).toEqual(all);
  await close();
});

test('counts what each scope lists, under the same filter', async () => {
  const { list, count, close } = await queriesOver([
    journeyUntil('recordWardReview'),
    journeyUntil('makeRuling'),
    journeyUntil('acceptCase'),
    journeyUntil('serveRuling'),
  ]);
  const due = workItems(after(journeyUntil('makeRuling')))[0]!.due!;
  const until = LegalDate(Temporal.PlainDate.from(due).add({ days: 8 }).toString());
  const steps = ['makeRuling'] as const;
  for (const filter of [{}, { agency: parties.court }, { stage: 'ruling' as const }]) {
    const total = (request: object): number =>
      list({ ...filter, ...request, offset: 0, limit: 1 }).total;
    expect(count({ ...filter, steps, on: due, until })).toEqual({
      asOf: 1,
      mine: total({ mine: { steps, on: due } }),
      turn: total({ kind: 'turn' }),
      deadline: total({ kind: 'deadline' }),
      overdue: total({ overdueOn: due }),
      upcoming: total({ dueFrom: due, overdueOn: until }),
      all: total({}),
      right: total({ rightsOn: due }),
    });
  }
  expect(count({ steps, on: due, until })).toMatchObject({ mine: 1, turn: 4 });
  await close();
});

test('a right stands on the list of its holder alone, until its last day, also in a closed case', async () => {
  const { list, count, close } = await queriesOver([journeyUntil('executeRuling'), journey]);
  const rights = (day: string) =>
    list({ rightsOn: LegalDate(day), offset: 0, limit: 10 }).entries.map(
      ({ agencyKind, limit, step, stage }) => [agencyKind, limit, step, stage],
    );
  // Served on 2026-04-14: twenty days end in the holiday of May.
  const due = list({ rightsOn: LegalDate('2026-04-15'), offset: 0, limit: 1 }).entries[0]!.due!;
  expect(due).toBe('2026-05-06');
  expect(rights(due)).toEqual([
    ['procuratorate', 'correctionOpinion', 'fileCorrectionOpinion', 'execution'],
    ['procuratorate', 'correctionOpinion', 'fileCorrectionOpinion', 'closed'],
  ]);
  const next = Temporal.PlainDate.from(due).add({ days: 1 }).toString();
  expect(rights(next)).toEqual([]);
  const day = LegalDate('2027-01-01');
  // What was left unused is never overdue, nor among what is owed.
  expect(count({ steps: ['fileCorrectionOpinion'], on: day, until: day })).toMatchObject({
    mine: 0,
    turn: 1,
    deadline: 0,
    overdue: 0,
    all: 1,
    right: 0,
  });
  expect(list({ overdueOn: day, offset: 0, limit: 10 }).total).toBe(0);
  await close();
});

test('a right that was used, or can be used no more, is no item', () => {
  const kinds = (commands: readonly CaseCommand[]) =>
    workItems(after(commands)).map(({ kind, limit }) => [kind, limit]);
  expect(kinds(journeyUntil('postCourtNotice'))).toContainEqual(['right', 'writtenOpinion']);
  expect(kinds(journeyUntil('serveRuling')).map(([kind]) => kind)).not.toContain('right');
  const filed: CaseCommand = {
    kind: 'fileCorrectionOpinion',
    data: { on: LegalDate('2026-04-20'), text: '幅度不当' },
  };
  expect(kinds([...journey, filed]).map(([kind]) => kind)).not.toContain('right');
});

test('narrows by the district, the month of opening and the kind of agency', async () => {
  const { list, close } = await queriesOver([journeyUntil('makeRuling')]);
  const state = after(journeyUntil('makeRuling'));
  const total = (filter: object): number => list({ ...filter, offset: 0, limit: 1 }).total;
  const openedMonth = state.steps[0]!.on!.slice(0, 7);
  const own = { district: state.district!, openedMonth, agencyKind: 'court' };
  expect(total(own)).toBe(1);
  expect(total({ ...own, district: '000000' })).toBe(0);
  expect(total({ ...own, openedMonth: '1999-01' })).toBe(0);
  expect(total({ ...own, agencyKind: 'justiceBureau' })).toBe(0);
  await close();
});
