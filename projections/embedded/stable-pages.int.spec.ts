import { viewNames } from '../ports/views.ts';
import type { ProjectionsHandle } from '../start-projections.ts';
import { appendCase, caseNumber, journeyWith } from '../testing/case-events.ts';
import { embeddedViews, type EmbeddedViews } from '../testing/embedded-views.ts';
import { memoryLog, type MemoryLog } from '../testing/memory-log.ts';

/** Somebody turns pages while cases are opened and go on. */
const before = 30;
const perPage = 4;

let views: EmbeddedViews;
let log: MemoryLog;
let projections: ProjectionsHandle;
let opened: number;

beforeEach(async () => {
  log = memoryLog();
  for (opened = 0; opened < before; opened += 1) open(1 + (opened % 3));
  views = await embeddedViews(log);
  ({ projections } = views);
});
afterEach(() => views.close());

/** A case whose note weighs as much as that of any other, or more: it would come first by rank. */
const open = (steps: number): void =>
  void appendCase(
    log,
    opened + 1,
    journeyWith({ note: `盗窃${'，盗窃'.repeat(opened % 5)}`, offender: person(opened) }, steps),
  );
const person = (number: number) => ({ name: `某${number}`, prisonerNumber: null });

/** Two further cases, and a step in one that was there. */
async function write(): Promise<void> {
  for (const steps of [1, 2]) {
    opened += 1;
    open(steps);
  }
  const further = journeyWith({ offender: person(3) }, 5).slice(3);
  appendCase(log, 1 + (opened % 7), further.slice(0, 1));
  const position = log.events.length;
  for (const view of viewNames) await projections.waitFor(view, position, 5_000);
}

const expected = Array.from({ length: before }, (_, index) => caseNumber(index + 1)).sort();

describe('pages that are asked for one after the other while others write', () => {
  test.each([
    ['by rank', { q: '盗窃', sight: 'full', sort: 'relevance' }],
    ['the newest first', { q: '', sight: 'full', sort: 'newest' }],
    ['by words, the newest first', { q: '盗窃', sight: 'full', sort: 'newest' }],
  ] as const)('of a search, %s, give each case once, and end', async (_, asked) => {
    const { search } = projections.stores;
    const seen: string[] = [];
    let mark: string | null = null;
    let first: number | undefined;
    do {
      const page = await search.search({
        ...asked,
        limit: perPage,
        facets: ['stage'],
        ...(mark === null ? {} : { searchAfter: mark }),
      });
      seen.push(...page.hits.map(({ id }) => id));
      mark = page.searchAfter;
      first ??= page.asOf;
      expect({ asOf: page.asOf, total: page.total }).toEqual({ asOf: first, total: before });
      expect(page.facets.stage?.reduce((sum, { count }) => sum + count, 0)).toBe(before);
      await write();
    } while (mark !== null);
    expect(seen.toSorted()).toEqual(expected);
    const now = await search.search({ ...asked, limit: 1 });
    expect(now.total).toBe(opened);
  });

  test('of the list of cases give each case once', async () => {
    const { dossiers } = projections.stores;
    const seen: string[] = [];
    let at: number | undefined;
    for (let offset = 0; offset < before; offset += perPage) {
      const page = await dossiers.list({
        offset,
        limit: perPage,
        ...(at === undefined ? {} : { at }),
      });
      at ??= page.asOf;
      expect({ asOf: page.asOf, total: page.total }).toEqual({ asOf: at, total: before });
      seen.push(...page.dossiers.map(({ caseId }) => caseId));
      await write();
    }
    expect(seen.toSorted()).toEqual(expected);
  });

  test('of a work list give nothing twice, and leave out what was done', async () => {
    const { workLists } = projections.stores;
    const seen: string[] = [];
    let at: number | undefined;
    let total = perPage;
    for (let offset = 0; offset < total; offset += perPage) {
      const page = await workLists.list({
        agency: 'prison-a',
        offset,
        limit: perPage,
        ...(at === undefined ? {} : { at }),
      });
      at ??= page.asOf;
      total = page.total;
      seen.push(...page.entries.map(({ caseId, agencyKind }) => `${caseId} ${agencyKind}`));
      await write();
    }
    expect(total).toBe(before);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(before);
  });

  test('of the lists of data quality give nothing twice', async () => {
    const { quality } = projections.stores;
    const seen: string[] = [];
    let at: number | undefined;
    for (let offset = 0; offset < before; offset += perPage) {
      const page = await quality.cases({
        sort: 'completeness',
        order: 'ascending',
        offset,
        limit: perPage,
        ...(at === undefined ? {} : { at }),
      });
      at ??= page.asOf;
      expect(page.total).toBe(before);
      seen.push(...page.rows.map(({ caseId }) => caseId));
      await write();
    }
    expect(seen.toSorted()).toEqual(expected);
  });

  test('as of a position that nobody asked at are refused once something was written', async () => {
    const { dossiers } = projections.stores;
    const at = log.events.length;
    const asOf = (position: number) => dossiers.list({ offset: 0, limit: perPage, at: position });
    expect((await asOf(at)).total).toBe(before);
    await expect(asOf(at - 1)).rejects.toMatchObject({ code: 'page-expired' });
    await expect(asOf(at + 1_000)).rejects.toMatchObject({ code: 'page-expired' });
    await write();
    expect((await asOf(at)).total).toBe(before);
    await expect(
      dossiers.list({ offset: 0, limit: perPage, at, sort: 'name' }),
    ).rejects.toMatchObject({ code: 'page-expired' });
  });

  test('beyond the last one are empty', async () => {
    const { dossiers, search } = projections.stores;
    expect(await dossiers.list({ offset: 99 * 25, limit: 25 })).toMatchObject({
      total: before,
      dossiers: [],
    });
    const last = await search.search({ q: '', sight: 'full', limit: before });
    expect(last.searchAfter).toBeNull();
  });
});
