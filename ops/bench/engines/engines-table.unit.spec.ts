import type { EngineFigures, EngineKind } from './engine-figures.ts';
import { enginesTable } from './engines-table.ts';

const sizes = {
  cases: 10,
  commits: 2,
  everyMs: 1,
  readers: 150,
  pauseMs: 500,
  searchers: 20,
  milliseconds: 10,
};

const figures = (kind: EngineKind, name: string): EngineFigures => ({
  kind,
  name,
  cases: 10,
  filling: { events: 10_000, floor: 1, seconds: { dossier: 0.5, all: 1 }, ours: 100, its: 300 },
  byItself: { dossier: [1, 300], quality: [1, 300] },
  waitedFor: { dossier: [1, 2], quality: [1, 300] },
});

const tableOf = (...engines: readonly EngineFigures[]) =>
  enginesTable({ sizes, engines, missing: [], load: [0, 0] });

const rowNamed = (engine: EngineFigures, name: string) =>
  tableOf(engine).rows.find((row) => row.name === `${engine.name}: ${name}`);

describe('figures of the views on their engines', () => {
  test('filling counts until all views show all; each is held to its engine, FerretDB to nothing', () => {
    const all = 'all views from zero';
    expect(rowNamed(figures('embedded', 'files'), all)).toMatchObject({
      value: 10_000,
      bar: { atLeast: 20_000 },
      met: false,
    });
    expect(rowNamed(figures('mongodb', 'MongoDB 8.0.4'), all)).toMatchObject({
      bar: { atLeast: 8_000 },
      met: true,
    });
    expect(rowNamed(figures('elasticsearch', 'ES'), all)).toMatchObject({ met: true });
    expect(rowNamed(figures('ferretdb', 'FerretDB'), all)).not.toHaveProperty('met');
    expect(rowNamed(figures('ferretdb', 'FerretDB'), 'of it dossier')?.value).toBe(20_000);
  });

  test('a view that may rest for a second is held to the bar only where somebody waits for it', () => {
    const mongo = figures('mongodb', 'MongoDB');
    expect(rowNamed(mongo, 'dossier by itself, p95')).toMatchObject({ value: 300, met: false });
    expect(rowNamed(mongo, 'quality by itself, p95')).not.toHaveProperty('met');
    expect(rowNamed(mongo, 'quality after=, p95')).toMatchObject({ met: false });
    expect(rowNamed(mongo, 'dossier after=, p95')).toMatchObject({ value: 2, met: true });
    expect(rowNamed(figures('elasticsearch', 'ES'), 'quality by itself, p95')).toMatchObject({
      bar: { atMost: 1_200 },
      met: true,
    });
  });

  test('questions are told of where they were asked', () => {
    const asked = { latencies: [1, 2, 12], perSecond: 70, refused: 0 };
    const engine: EngineFigures = {
      ...figures('embedded', 'files'),
      dossierById: {
        withPauses: { latencies: [1], perSecond: 9, refused: 0 },
        withoutPause: { ...asked, refused: 3 },
      },
      searches: asked,
    };
    const paused = rowNamed(engine, 'dossier by id, 150 who pause, p99');
    expect(paused).toMatchObject({ value: 1, met: true });
    const eager = rowNamed(engine, 'dossier by id, 150 without pause, p99');
    expect(eager).toMatchObject({ value: 12, met: false });
    const refused = 'dossier by id, 150 without pause, not answered';
    expect(rowNamed(engine, refused)).toMatchObject({ value: 3, met: false });
    expect(rowNamed(engine, 'a search, 20 at once, p95')).toMatchObject({ value: 12 });
    expect(rowNamed(figures('embedded', 'files'), 'a search, 20 at once, p95')).toBeUndefined();
  });

  test('where nothing was answered there is no time that an answer took', () => {
    const none = { latencies: [], perSecond: 0, refused: 40 };
    const engine = { ...figures('ferretdb', 'FerretDB'), searches: none };
    const named = tableOf(engine).rows.filter(({ name }) => name.includes('a search'));
    expect(named.map(({ value, met }) => [value, met])).toEqual([
      [0, undefined],
      [40, false],
    ]);
  });

  test('what is not there is said', () => {
    const { notes } = enginesTable({
      sizes,
      engines: [],
      missing: ['MongoDB; name one'],
      load: [0, 0],
    });
    expect(notes).toContain('NOT MEASURED: MongoDB; name one');
  });
});
