import type { AccessLogRequest } from '../ports/access-log-store.ts';
import { accessLogProjector, refreshes, type Look } from '../views/access-log.ts';
import { documentsOf, type StoresUnderTest } from './contract-cases.ts';

/** What every engine must answer of the looks; `open` gives the stores after the contract's cases were taken. */
export function describeAccessLogStore(name: string, open: () => StoresUnderTest): void {
  const all = (): readonly Look[] =>
    documentsOf(accessLogProjector, open().log).toSorted((a, b) => b.position - a.position);
  const listed = async (request: Partial<AccessLogRequest>) => {
    const { looks, total } = await open().stores.accessLog.list({
      offset: 0,
      limit: 200,
      ...request,
    });
    expect(looks).toHaveLength(total);
    return looks.map(({ id }) => id);
  };
  const idsOf = (looks: readonly Look[]): readonly string[] => looks.map(({ id }) => id);

  describe(`${name} keeps the contract of the access log`, () => {
    test('lists every look, the newest first, as it was recorded', async () => {
      const { looks, asOf } = await open().stores.accessLog.list({ offset: 0, limit: 200 });
      expect(looks).toEqual(JSON.parse(JSON.stringify(all())));
      expect(asOf).toBe(await open().log.head());
    });

    test('narrows by case, by who looked, and by what a person opened', async () => {
      const { caseId, actor } = all().find((look) => look.caseId !== null)!;
      expect(await listed({ caseId: caseId! })).toEqual(
        idsOf(all().filter((look) => look.caseId === caseId)),
      );
      expect(await listed({ actor: actor.id })).toEqual(
        idsOf(all().filter((look) => look.actor.id === actor.id)),
      );
      expect(await listed({ actor: 'nobody' })).toEqual([]);
      expect(await listed({ opened: true })).toEqual(
        idsOf(all().filter(({ what }) => !refreshes.has(what))),
      );
    });

    test('from a moment on, that included, until another, that left out', async () => {
      const moments = all().map(({ at }) => at);
      const [until, from] = [moments[2]!, moments[7]!];
      expect(await listed({ from, until })).toEqual(
        idsOf(all().filter(({ at }) => at >= from && at < until)),
      );
    });

    test('pages, and shows a list as it was at a position', async () => {
      const page = await open().stores.accessLog.list({ offset: 2, limit: 3 });
      expect(idsOf(page.looks)).toEqual(idsOf(all().slice(2, 5)));
      expect(page.total).toBe(all().length);
      const at = all()[4]!.position;
      expect(await listed({ at })).toEqual(idsOf(all().slice(4)));
    });
  });
}
