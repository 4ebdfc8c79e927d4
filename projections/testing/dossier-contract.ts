import { latestRuling } from '#domain/casework/case-state.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Dossier, DossierAtWork } from '../ports/dossier.ts';
import {
  caseFilters,
  caseOrders,
  type CaseChoice,
  type CaseFilter,
} from '../ports/dossier-store.ts';
import { monthOf } from '../views/case-summary.ts';
import { dossierProjector } from '../views/dossier.ts';
import { countedBy, documentsOf, type StoresUnderTest } from './contract-cases.ts';

const valueOf: Readonly<Record<CaseFilter, (dossier: Dossier) => string | null>> = {
  stage: ({ stage }) => stage,
  measure: ({ measure }) => measure,
  district: ({ district }) => district,
  outcome: ({ outcome }) => outcome,
  provenance: ({ provenance }) => provenance.kind,
  agencyKind: ({ turn }) => turn.kind,
  agency: ({ turn }) => turn.agency,
  prison: ({ agencies }) => agencies.prison,
  procuratorate: ({ agencies }) => agencies.procuratorate,
  court: ({ agencies }) => agencies.court,
  justiceBureau: ({ agencies }) => agencies.justiceBureau,
  openedMonth: ({ openedOn }) => monthOf(openedOn),
  decidedMonth: (dossier) => monthOf(latestRuling(dossier)?.on ?? null),
};

/** What every engine must answer of the cases; `open` gives the stores after the contract's cases were taken. */
export function describeDossierStore(name: string, open: () => StoresUnderTest): void {
  const store = () => open().stores.dossiers;
  const all = (): readonly DossierAtWork[] => documentsOf(dossierProjector, open().log);
  const idsOf = async (choice: CaseChoice): Promise<readonly string[]> => {
    const { dossiers, total } = await store().list({ ...choice, offset: 0, limit: 200 });
    expect(dossiers).toHaveLength(total);
    return dossiers.map(({ id }) => id).toSorted();
  };
  const expected = (passes: (dossier: DossierAtWork) => boolean): readonly string[] =>
    all()
      .filter(passes)
      .map(({ id }) => id)
      .toSorted();

  describe(`${name} keeps the contract of the cases`, () => {
    test('gives every case as the projector leaves it, without what the view reckons with', async () => {
      const { dossiers, total, asOf } = await store().list({ offset: 0, limit: 200 });
      expect({ total, asOf }).toEqual({ total: all().length, asOf: await open().log.head() });
      const shown = ({ id }: Dossier) => {
        const { deadlines: _, history: __, ...rest } = all().find((each) => each.id === id)!;
        return JSON.parse(JSON.stringify(rest)) as object;
      };
      for (const dossier of dossiers) expect(dossier).toMatchObject(shown(dossier));
    });

    test.each(caseFilters)('narrows by %s, by several values, and by none', async (filter) => {
      const found = countedBy(all(), valueOf[filter]);
      for (const [value, number] of found) {
        const ids = await idsOf({ filter: { [filter]: [value ?? ''] } });
        expect(ids).toEqual(expected((dossier) => valueOf[filter](dossier) === value));
        expect(ids).toHaveLength(number);
      }
      const several = [...found.keys()].map((value) => value ?? '');
      expect(await idsOf({ filter: { [filter]: several } })).toHaveLength(all().length);
      expect(await idsOf({ filter: { [filter]: ['no such value'] } })).toEqual([]);
    });

    test('narrows by party, by ids, by what is overdue, and by all of it together', async () => {
      const party = 'prison-a';
      const ofParty = (dossier: Dossier) =>
        Object.values(dossier.agencies).includes(party as never);
      expect(await idsOf({ party })).toEqual(expected(ofParty));
      const ids = expected(() => true).slice(3, 9);
      expect(await idsOf({ ids })).toEqual(ids);
      const overdueOn = LegalDate('2026-06-01');
      const overdue = ({ turn }: Dossier) => turn.due !== null && turn.due < overdueOn;
      expect(await idsOf({ overdueOn })).toEqual(expected(overdue));
      expect(await idsOf({ party, overdueOn, ids })).toEqual(
        expected((each) => ofParty(each) && overdue(each) && ids.includes(each.id)),
      );
    });

    test.each(caseOrders)('sorts by %s both ways, what has no value last', async (sort) => {
      const keyOf = (dossier: Dossier): string | number | null =>
        sort === 'name' ? dossier.offender.name : sort === 'due' ? dossier.turn.due : dossier[sort];
      for (const order of ['ascending', 'descending'] as const) {
        const { dossiers } = await store().list({ sort, order, offset: 0, limit: 200 });
        const keys = dossiers.map(keyOf);
        const known = keys.filter((key) => key !== null);
        expect(keys.slice(known.length).every((key) => key === null)).toBe(true);
        const ascending = order === 'ascending' ? known : known.toReversed();
        expect(ascending.every((key, at) => at === 0 || ascending[at - 1]! <= key)).toBe(true);
      }
    });

    test('pages of one list give each case once', async () => {
      const first = await store().list({ offset: 0, limit: 7 });
      const seen = first.dossiers.map(({ id }) => id as string);
      for (let offset = 7; offset < first.total; offset += 7) {
        const page = await store().list({ offset, limit: 7, at: first.asOf });
        seen.push(...page.dossiers.map(({ id }) => id));
      }
      expect(seen.toSorted()).toEqual(expected(() => true));
    });

    test.each(caseFilters)('counts by %s what the list of the same choice has', async (filter) => {
      const { rows } = await store().count({ by: [filter] });
      const counted = new Map(rows.map((row) => [row[filter] ?? null, row.cases]));
      expect(counted).toEqual(countedBy(all(), valueOf[filter]));
    });

    test('counts by two dimensions, over a choice, and one figure without any', async () => {
      const choice = { party: 'prison-b' };
      const { rows } = await store().count({ ...choice, by: ['stage', 'district'] });
      const sum = rows.reduce((total, { cases }) => total + cases, 0);
      const total = (await idsOf(choice)).length;
      expect(sum).toBe(total);
      expect((await store().count({ ...choice, by: [] })).rows).toMatchObject([{ cases: total }]);
      const none = await store().count({ filter: { stage: ['no such stage'] }, by: [] });
      expect(none.rows).toMatchObject([{ cases: 0, documents: 0 }]);
    });

    test('tells what happened in cases from a position on', async () => {
      const [one, other] = all();
      const ids = [one!.id, other!.id];
      const { events } = open().log;
      const told = await store().happenings({ ids, since: 0 });
      const recorded = events.filter(({ stream }) => ids.includes(stream.slice('case-'.length)));
      expect(told.map(({ position }) => position).toSorted((a, b) => a - b)).toEqual(
        recorded.map(({ position }) => position),
      );
      const since = recorded.at(-2)!.position;
      expect((await store().happenings({ ids, since })).map(({ position }) => position)).toEqual(
        recorded.slice(-2).map(({ position }) => position),
      );
    });
  });
}
