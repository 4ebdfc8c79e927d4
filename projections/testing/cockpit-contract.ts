import { cockpitCounts, countKinds } from '../ports/cockpit-figures.ts';
import type { AskedDimension, CockpitRequest, CockpitRow } from '../ports/cockpit-store.ts';
import type { Tally } from '../ports/projector.ts';
import { cockpitProjector } from '../views/cockpit.ts';
import { documentsOf, type StoresUnderTest } from './contract-cases.ts';

/** What every engine must count; `open` gives the stores after the contract's cases were taken. */
export function describeCockpitStore(name: string, open: () => StoresUnderTest): void {
  const tallies = (): readonly Tally[] =>
    documentsOf(cockpitProjector, open().log).flatMap((doc) => cockpitProjector.tallies!(doc));

  /** The same sums over every single tally. */
  function expected({ kind, party, by, where = {} }: CockpitRequest): readonly object[] {
    const meant = tallies().filter(
      ({ dimensions }) =>
        dimensions['kind'] === kind &&
        dimensions['party'] === party &&
        Object.entries(where).every(([name, values]) =>
          values.includes(dimensions[name as AskedDimension] ?? ''),
        ),
    );
    const groups = Map.groupBy(meant, ({ dimensions }) =>
      JSON.stringify(by.map((name) => dimensions[name] ?? null)),
    );
    if (by.length === 0 && groups.size === 0) groups.set('[]', []);
    return [...groups].map(([key, group]) => ({
      ...Object.fromEntries(by.map((name, at) => [name, (JSON.parse(key) as unknown[])[at]])),
      ...Object.fromEntries(
        cockpitCounts.map((name) => [
          name,
          group.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0),
        ]),
      ),
    }));
  }
  const sorted = (rows: readonly object[]): readonly string[] =>
    rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted();
  const count = async (request: CockpitRequest): Promise<readonly CockpitRow[]> =>
    (await open().stores.cockpit.count(request)).rows;

  describe(`${name} keeps the contract of the cockpit`, () => {
    test.each(countKinds)('counts what is %s, of all and of one party', async (kind) => {
      for (const party of [null, 'prison-a', 'nobody']) {
        for (const by of [[], ['district'], ['stage', 'measure'], ['month']] as const) {
          const request = { kind, party, by };
          expect(sorted(await count(request))).toEqual(sorted(expected(request)));
        }
      }
    });

    test('narrows by values, and by none', async () => {
      for (const where of [
        { district: ['310112', '310116'] },
        { district: [''] },
        { district: ['310112'], stage: ['wardReview', 'closed'] },
      ]) {
        const request = { kind: 'opened', party: null, by: ['district'], where } as const;
        expect(sorted(await count(request))).toEqual(sorted(expected(request)));
      }
    });

    test('counts what fell due before a day', async () => {
      const request = { kind: 'open', party: null, by: ['due'] } as const;
      const dueBefore = '2026-03-15';
      expect(sorted(await count({ ...request, dueBefore }))).toEqual(
        sorted((await count(request)).filter(({ due }) => due != null && due < dueBefore)),
      );
    });

    test('says of which position the figures are', async () => {
      const { asOf } = await open().stores.cockpit.count({ kind: 'open', party: null, by: [] });
      expect(asOf).toBe(await open().log.head());
    });
  });
}
