import { keptFrom } from '#domain/casework/separation.ts';
import { addDays, LegalDate } from '#domain/kernel/legal-date.ts';
import type { WorkListRequest } from '../ports/work-list-store.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { workListProjector, type CaseWork, type WorkItem } from '../views/work-list.ts';
import { documentsOf, type StoresUnderTest } from './contract-cases.ts';

interface Listed {
  readonly work: CaseWork;
  readonly item: WorkItem;
}
const nameOf = ({ work, item }: Listed): string => `${work.id} ${item.agency} ${item.kind}`;

/** What every engine must answer of the work; `open` gives the stores after the contract's cases were taken. */
export function describeWorkListStore(name: string, open: () => StoresUnderTest): void {
  const store = () => open().stores.workLists;
  const items = (): readonly Listed[] =>
    documentsOf(workListProjector, open().log).flatMap((work) =>
      work.items.map((item) => ({ work, item })),
    );
  const owed = () => items().filter(({ item }) => item.kind !== 'right');
  const listed = async (request: Omit<WorkListRequest, 'offset' | 'limit'>) => {
    const { entries, total } = await store().list({ ...request, offset: 0, limit: 200 });
    expect(entries).toHaveLength(total);
    return entries.map(({ caseId, agency, kind }) => `${caseId} ${agency} ${kind}`).toSorted();
  };
  const named = (some: readonly Listed[]): readonly string[] => some.map(nameOf).toSorted();
  const on = LegalDate('2026-03-15');

  describe(`${name} keeps the contract of the work list`, () => {
    test('lists what is owed, rights only where they are asked for', async () => {
      expect(await listed({})).toEqual(named(owed()));
      const rights = items().filter(
        ({ item }) => item.kind === 'right' && (item.due === null || item.due >= on),
      );
      expect(await listed({ rightsOn: on })).toEqual(named(rights));
    });

    test.each<[string, Omit<WorkListRequest, 'offset' | 'limit'>, (each: Listed) => boolean]>([
      ['agency', { agency: 'prison-a' }, ({ item }) => item.agency === 'prison-a'],
      ['kind', { kind: 'turn' }, ({ item }) => item.kind === 'turn'],
      ['kind of agency', { agencyKind: 'court' }, ({ item }) => item.agencyKind === 'court'],
      ['stage', { stage: 'wardReview' }, ({ work }) => work.state.stage === 'wardReview'],
      ['district', { district: '310112' }, ({ work }) => work.state.district === '310112'],
      ['month', { openedMonth: '2026-01' }, ({ work }) => work.state.steps[0]!.on! < '2026-02'],
      ['overdue', { overdueOn: on }, ({ item }) => item.due !== null && item.due < on],
      ['due from', { dueFrom: on }, ({ item }) => item.due !== null && item.due >= on],
    ])('narrows by %s', async (_, request, passes) => {
      expect(await listed(request)).toEqual(named(owed().filter(passes)));
    });

    test('puts the most pressing first, and what has no time limit last', async () => {
      const { entries } = await store().list({ offset: 0, limit: 200 });
      const days = entries.map(({ due }) => due ?? '9999');
      expect(days).toEqual(days.toSorted());
    });

    test('keeps from a person the steps that an own earlier one excludes', async () => {
      const steps = [...new Set(owed().flatMap(({ item }) => item.step ?? []))] as StepCommand[];
      const staffNumber = owed()
        .flatMap(({ work, item }) => (item.step === null ? [] : keptFrom(item.step, work.state)))
        .at(0)!;
      const isOwn = ({ work, item }: Listed) =>
        item.step !== null && !keptFrom(item.step, work.state).includes(staffNumber);
      const isOpen = ({ item }: Listed) => (item.period?.until ?? on) <= on;
      expect(await listed({ mine: { steps, on }, staffNumber })).toEqual(
        named(owed().filter((each) => isOwn(each) && isOpen(each))),
      );
      const { entries } = await store().list({ staffNumber, offset: 0, limit: 200 });
      const forOthers = entries.filter((entry) => entry.forOthers).length;
      expect(forOthers).toBe(
        owed().filter(({ work, item }) => item.step !== null && !isOwn({ work, item })).length,
      );
    });

    test('counts what its lists have', async () => {
      const until = addDays(on, 8);
      const steps: readonly StepCommand[] = ['recordWardReview', 'makeRuling'];
      const counts = await store().count({ steps, on, until });
      const total = async (request: object): Promise<number> =>
        (await store().list({ ...request, offset: 0, limit: 1 })).total;
      expect(counts).toEqual({
        asOf: await open().log.head(),
        mine: await total({ mine: { steps, on } }),
        turn: await total({ kind: 'turn' }),
        deadline: await total({ kind: 'deadline' }),
        upcoming: await total({ dueFrom: on, overdueOn: until }),
        overdue: await total({ overdueOn: on }),
        all: owed().length,
        right: await total({ rightsOn: on }),
      });
    });
  });
}
