import type { Defect } from '#domain/casework/defects.ts';
import { qualityOrders, type QualityChoice, type QualityFilter } from '../ports/quality-store.ts';
import { qualityProjector, type CheckedCase } from '../views/quality.ts';
import { documentsOf, type StoresUnderTest } from './contract-cases.ts';

interface Found {
  readonly doc: CheckedCase;
  readonly defect: Defect;
}

const valueOf: Readonly<Record<QualityFilter, (found: Found) => string | null>> = {
  agency: ({ doc, defect }) => doc.state.agencies[defect.owner],
  agencyKind: ({ defect }) => defect.owner,
  district: ({ doc }) => doc.state.district,
  code: ({ defect }) => defect.code,
  severity: ({ defect }) => defect.severity,
  stage: ({ doc }) => doc.state.stage,
};

/** What every engine must answer of the data's quality; `open` gives the stores after the contract's cases. */
export function describeQualityStore(name: string, open: () => StoresUnderTest): void {
  const store = () => open().stores.quality;
  const documents = () => documentsOf(qualityProjector, open().log);
  const found = (): readonly Found[] =>
    documents().flatMap((doc) => doc.quality.defects.map((defect) => ({ doc, defect })));
  const page = { sort: 'severity', order: 'descending', offset: 0, limit: 1000 } as const;
  const nameOf = ({ doc, defect }: Found): string =>
    `${doc.id} ${defect.code} ${defect.place.kind} ${defect.place.name}`;
  const listed = async (choice: QualityChoice): Promise<readonly string[]> => {
    const { rows, total } = await store().defects({ ...page, ...choice });
    expect(rows).toHaveLength(total);
    return rows
      .map(({ caseId, defect: { code, place } }) => `${caseId} ${code} ${place.kind} ${place.name}`)
      .toSorted();
  };
  const filters = Object.keys(valueOf) as readonly QualityFilter[];

  describe(`${name} keeps the contract of the data's quality`, () => {
    test('lists every defect, and those of the cases of one party', async () => {
      expect(await listed({})).toEqual(found().map(nameOf).toSorted());
      const ofParty = found().filter(({ doc }) => doc.state.agencies.prison === 'prison-a');
      expect(await listed({ party: 'prison-a' })).toEqual(ofParty.map(nameOf).toSorted());
    });

    test.each(filters)('narrows defects by %s', async (filter) => {
      const groups = Map.groupBy(found(), valueOf[filter]);
      for (const [value, group] of groups) {
        const names = await listed({ filter: { [filter]: [value ?? ''] } });
        expect(names).toEqual(group.map(nameOf).toSorted());
      }
    });

    test.each(qualityOrders)(
      'sorts by %s and gives each defect once over its pages',
      async (sort) => {
        const first = await store().defects({ ...page, sort, limit: 11 });
        const seen = [...first.rows];
        for (let offset = 11; offset < first.total; offset += 11) {
          const more = await store().defects({ ...page, sort, offset, limit: 11, at: first.asOf });
          seen.push(...more.rows);
        }
        const names = seen.map(({ caseId, defect: { code, place } }) =>
          [caseId, code, place.kind, place.name].join(' '),
        );
        expect(names.toSorted()).toEqual(found().map(nameOf).toSorted());
      },
    );

    test('lists cases with their completeness: all of them, or those with such defects', async () => {
      const asked = { ...page, sort: 'completeness', order: 'ascending' } as const;
      const { rows } = await store().cases(asked);
      expect(rows).toHaveLength(documents().length);
      const shares = rows.map(({ required, present }) => (required === 0 ? 1 : present / required));
      const rounded = shares.map((share) => Math.floor(share * 10_000));
      expect(rounded).toEqual(rounded.toSorted((a, b) => a - b));
      const code = found()[0]!.defect.code;
      const some = await store().cases({ ...asked, filter: { code: [code] } });
      const expected = documents().filter(({ quality }) =>
        quality.defects.some((defect) => defect.code === code),
      );
      expect(some.rows.map(({ caseId }) => caseId).toSorted()).toEqual(
        expected.map(({ id }) => id).toSorted(),
      );
    });

    test('sums what its lists have', async () => {
      const { agencies, codes, asOf } = await store().summary({});
      expect(asOf).toBe(await open().log.head());
      const sum = (rows: readonly { readonly defects: number }[]): number =>
        rows.reduce((total, { defects }) => total + defects, 0);
      expect(sum(codes)).toBe(found().length);
      expect(sum(agencies)).toBe(found().length);
      for (const { code, severity, defects, cases } of codes) {
        const meant = found().filter(
          ({ defect }) => defect.code === code && defect.severity === severity,
        );
        expect({ defects, cases }).toEqual({
          defects: meant.length,
          cases: new Set(meant.map(({ doc }) => doc.id)).size,
        });
      }
      const owed = documents().flatMap(({ quality }) => quality.shares);
      expect(agencies.reduce((total, { required }) => total + required, 0)).toBe(
        owed.reduce((total, { required }) => total + required, 0),
      );
    });
  });
}
