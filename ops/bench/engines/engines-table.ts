import { mostRestMs, type ViewName } from '#projections/ports/views.ts';
import { type Bar, type BenchRow, type BenchTable, figure, quantile } from '../bench-table.ts';
import type { Asked, EngineFigures, EngineKind, EnginesSizes, Waits } from './engine-figures.ts';

/** Events a second of all views from zero. Of FerretDB, which is none of what is meant, whatever it gives. */
const leastFilled: Readonly<Record<EngineKind, number | null>> = {
  embedded: 20_000,
  mongodb: 8_000,
  ferretdb: null,
  elasticsearch: 8_000,
};

/** From a commit to the view that shows it. */
const mostUnseenMs: Readonly<Record<EngineKind, number>> = {
  embedded: 200,
  mongodb: 200,
  ferretdb: 200,
  elasticsearch: 1_200,
};

const mostDossierMs = 10;

export interface MeasuredEngines {
  readonly sizes: EnginesSizes;
  readonly engines: readonly EngineFigures[];
  /** What was not there, and how it can be. */
  readonly missing: readonly string[];
  /** Load of the machine before and after. */
  readonly load: readonly [before: number, after: number];
}

/** What was measured of each engine, each row with the engine's name and version. */
export function enginesTable(measured: MeasuredEngines): BenchTable {
  const { sizes, engines, missing, load } = measured;
  return {
    title: 'The views on their engines',
    rows: [
      ...engines.flatMap(filledRows),
      ...engines.flatMap(seenRows),
      ...engines.flatMap((engine) => dossierRows(engine, sizes)),
      ...engines.flatMap((engine) => searchRows(engine, sizes)),
    ],
    notes: [
      ...engines.map(({ name, cases }) => `${name}: over ${cases.toLocaleString('en')} cases`),
      'from zero: all six views, those of the engine in it and the others in files; from their start to all events shown,',
      'once; "of it" is one of its views in the same filling. Processor: of all our threads, and of the server if it is ours',
      `by itself: ${sizes.commits} commits of one event, one each ${sizes.everyMs} ms, nobody waits; looked at every ms, from the answer to the append`,
      'after=: as many, or what 20 s are enough for, each waited for before the next, as ?after= does;',
      'no bar by itself where a view may rest for longer',
      `dossiers and searches: the port, asked by one process for ${sizes.milliseconds} ms, without HTTP;`,
      `pausing readers wait ${sizes.pauseMs} ms on average between two questions, the others not at all`,
      'servers started here are those of the tests: FerretDB on SQLite; Elasticsearch with 512 MiB and the quick compiler of Java alone',
      `load of the machine ${load.map((each) => each.toFixed(1)).join(' before, ')} after`,
      ...missing.map((each) => `NOT MEASURED: ${each}`),
    ],
  };
}

function filledRows({ kind, name, filling }: EngineFigures): BenchRow[] {
  const { events, floor, seconds, ours, its } = filling;
  const { all, ...views } = seconds;
  const least = leastFilled[kind];
  const bar = least === null ? undefined : { atLeast: least };
  return [
    figure(`${name}: events read and parsed, one thread`, floor, 'events/s'),
    figure(`${name}: all views from zero`, events / all, 'events/s', bar),
    ...Object.entries(views).map(([view, each]) =>
      figure(`${name}: of it ${view}`, events / each, 'events/s'),
    ),
    figure(`${name}: our processor`, ours, 'µs/event'),
    ...(its === null ? [] : [figure(`${name}: its processor`, its, 'µs/event')]),
  ];
}

function seenRows({ kind, name, byItself, waitedFor }: EngineFigures): BenchRow[] {
  const bar = { atMost: mostUnseenMs[kind] };
  const entries = (waits: Waits) => Object.entries(waits) as [ViewName, readonly number[]][];
  return [
    ...entries(byItself).flatMap(([view, waits]) =>
      // A view that may let events gather for longer than this is meant to.
      quantiles(
        `${name}: ${view} by itself`,
        waits,
        0.95,
        mostRestMs[view] > bar.atMost ? undefined : bar,
      ),
    ),
    ...entries(waitedFor).flatMap(([view, waits]) =>
      quantiles(`${name}: ${view} after=`, waits, 0.95, bar),
    ),
  ];
}

function dossierRows({ name, dossierById }: EngineFigures, { readers }: EnginesSizes): BenchRow[] {
  if (dossierById === undefined) return [];
  const { withPauses, withoutPause } = dossierById;
  const rows = (how: string, asked: Asked): readonly BenchRow[] =>
    askedRows(`${name}: dossier by id, ${readers} ${how}`, asked, 0.99, { atMost: mostDossierMs });
  return [...rows('who pause', withPauses), ...rows('without pause', withoutPause)];
}

function searchRows({ name, searches }: EngineFigures, { searchers }: EnginesSizes): BenchRow[] {
  if (searches === undefined) return [];
  return [...askedRows(`${name}: a search, ${searchers} at once`, searches, 0.95)];
}

/** None of how long an answer takes where none came. */
const askedRows = (
  name: string,
  { latencies, perSecond, refused }: Asked,
  held: number,
  bar?: Bar,
): readonly BenchRow[] => [
  figure(name, perSecond, 'answers/s'),
  ...(latencies.length === 0 ? [] : quantiles(name, latencies, held, bar)),
  figure(`${name}, not answered`, refused, '', { atMost: 0 }),
];

/** The middle, and the part that is held to the bar. */
const quantiles = (
  name: string,
  values: readonly number[],
  held: number,
  bar?: Bar,
): readonly BenchRow[] => [
  figure(`${name}, p50`, quantile(values, 0.5), 'ms'),
  figure(`${name}, p${held * 100}`, quantile(values, held), 'ms', bar),
];
