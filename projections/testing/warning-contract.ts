import { LegalDate } from '#domain/kernel/legal-date.ts';
import { isSettled } from '#domain/supervision/warning.ts';
import type { WarningEntry, WarningListRequest } from '../ports/warning-store.ts';
import { isCriminal, type SupervisedCase, warningsProjector } from '../views/warnings.ts';
import { documentsOf, type StoresUnderTest } from './contract-cases.ts';

const openedOn = (state: SupervisedCase['state']): string | null =>
  (isCriminal(state) ? state.acts[0] : state.steps[0])!.on;

/** What every engine must answer of warnings; `open` gives the stores after the contract's cases were taken. */
export function describeWarningStore(name: string, open: () => StoresUnderTest): void {
  const lines = () =>
    documentsOf(warningsProjector, open().log).flatMap(({ id, limits, state }) =>
      limits.map((line) => ({ caseId: id, state, ...line })),
    );
  const keyOf = ({ caseId, limit, warning }: Pick<WarningEntry, 'caseId' | 'limit' | 'warning'>) =>
    `${caseId} ${(warning ?? limit!).limit}#${(warning ?? limit!).instance}`;
  const keysWhere = (holds: (line: ReturnType<typeof lines>[number]) => boolean) =>
    lines().filter(holds).map(keyOf).toSorted();
  const listed = async (request: Partial<WarningListRequest>) => {
    const asked = { scope: 'open', offset: 0, limit: 200, ...request } as const;
    const { entries, total } = await open().stores.warnings.list(asked);
    expect(entries).toHaveLength(total);
    return entries.map(keyOf).toSorted();
  };

  describe(`${name} keeps the contract of warnings`, () => {
    test('lists what is open, the first due first, with what the case is called', async () => {
      const { entries, asOf } = await open().stores.warnings.list({
        scope: 'open',
        offset: 0,
        limit: 200,
      });
      expect(asOf).toBe(await open().log.head());
      const wanted = keysWhere(({ warning }) => warning !== null && !isSettled(warning));
      expect(entries.map(keyOf).toSorted()).toEqual(wanted);
      expect(wanted.length).toBeGreaterThan(3);
      const days = entries.map(({ warning }) => warning!.due);
      expect(days).toEqual(days.toSorted());
      for (const { caseId, name: called } of entries) {
        const line = lines().find((each) => each.caseId === caseId)!;
        const { state } = line;
        expect(called).toBe(isCriminal(state) ? state.suspect.name : state.offender.name);
      }
    });

    test('narrows by what is to be done, by level, agency, kind of limit, district, stage and month', async () => {
      const isOpen = (line: ReturnType<typeof lines>[number]): boolean =>
        line.warning !== null && !isSettled(line.warning);
      expect(await listed({ scope: 'waiting' })).toEqual(
        keysWhere((line) => isOpen(line) && line.warning!.state === 'notified'),
      );
      expect(await listed({ level: 'overdue' })).toEqual(
        keysWhere((line) => isOpen(line) && line.warning!.level === 'overdue'),
      );
      expect(await listed({ agency: 'court-a', limitId: 'ruling' })).toEqual(
        keysWhere((line) => isOpen(line) && line.warning!.limit === 'ruling'),
      );
      expect(await listed({ district: '310112' })).toEqual(
        keysWhere((line) => isOpen(line) && line.state.district === '310112'),
      );
      const { caseId } = lines().find(isOpen)!;
      expect(await listed({ caseId })).toEqual(
        keysWhere((line) => isOpen(line) && line.caseId === caseId),
      );
      const stage = 'trial';
      expect(await listed({ stage })).toEqual(
        keysWhere((line) => isOpen(line) && line.state.stage === stage),
      );
      expect(await listed({ openedMonth: '2026-02' })).toEqual(
        keysWhere((line) => isOpen(line) && openedOn(line.state)!.startsWith('2026-02')),
      );
      expect(await listed({ agency: 'nobody' })).toEqual([]);
      expect(await listed({ scope: 'settled' })).toEqual(
        keysWhere(({ warning }) => warning !== null && isSettled(warning)),
      );
    });

    test('counts what it lists', async () => {
      const { asOf, ...counts } = await open().stores.warnings.count({});
      expect(asOf).toBe(await open().log.head());
      expect(counts.open).toBe((await listed({})).length);
      expect(counts.overdue).toBe((await listed({ level: 'overdue' })).length);
      expect(counts.waiting).toBe((await listed({ scope: 'waiting' })).length);
      expect(counts.toSend + counts.waiting + counts.toDecide + counts.accepted).toBe(counts.open);
    });

    test('gives page by page what has to be reckoned on a day, and nothing else', async () => {
      const on = LegalDate('2026-05-01');
      const found: string[] = [];
      let after: number | null = 0;
      while (after !== null) {
        const page = await open().stores.warnings.toReckon({
          on,
          began: LegalDate('2026-01-01'),
          thresholds: { ruling: 7, service: 3, courtNoticePosting: 3 },
          after,
          most: 3,
        });
        found.push(
          ...page.limits.map(({ caseId, limit, instance }) => `${caseId} ${limit}#${instance}`),
        );
        after = page.next;
      }
      const wanted = keysWhere(
        ({ look }) =>
          (look.from !== null && look.from <= on) ||
          (look.near !== null && look.near <= '2026-05-04') ||
          look.lateOn !== null,
      );
      expect(found.toSorted()).toEqual(wanted);
      expect(found.length).toBeGreaterThan(3);
    });
  });
}
