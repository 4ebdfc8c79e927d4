import { allMet, type BenchTable, formatTable } from '#ops/bench/bench-table.ts';
import type { ExitCode } from './exit-code.ts';
import { print, report } from './print.ts';

type Measure = (quick: boolean) => Promise<BenchTable>;

/** The measurements by name; the code of one is loaded only when it is asked for. */
const measurements: Readonly<Record<string, Measure>> = {
  durable: async (quick) =>
    (await import('#ops/bench/durable-writes.ts')).durableWrites(
      quick ? { rounds: 1, milliseconds: 40 } : {},
    ),
  peers: async (quick) =>
    (await import('#ops/peers/measure-peers.ts')).measurePeers(
      quick ? { rounds: 1, milliseconds: 40 } : {},
    ),
  reading: async (quick) =>
    (await import('#ops/bench/reading/measure-reading.ts')).measureReading(
      quick ? { events: 2_000, rounds: 1, live: 20 } : {},
    ),
  log: async (quick) => (await import('#ops/bench/log.ts')).measureLog(quick ? 1_000 : 50_000),
  rebuild: async (quick) =>
    (await import('#ops/bench/rebuild.ts')).measureRebuild(
      quick ? { events: 2_000, rounds: 1 } : {},
    ),
  engines: async (quick) =>
    (await import('#ops/bench/engines/measure-engines.ts')).measureEngines(
      quick ? { cases: 100, commits: 10, milliseconds: 300 } : {},
    ),
  http: async (quick) => (await import('#ops/bench/http/measure-http.ts')).measureHttp({ quick }),
  live: async (quick) =>
    (await import('#ops/bench/live.ts')).measureLive(
      quick ? { rounds: 1, commands: 20, streams: 20 } : {},
    ),
  load: async (quick) =>
    (await import('#ops/bench/load/measure-load.ts')).measureLoad(
      quick ? { cases: 1_000, seconds: 60, arrivalMs: 60_000, rounds: 2, commands: 100 } : {},
    ),
  law: async (quick) =>
    (await import('#ops/bench/law.ts')).measureLaw(quick ? { rounds: 1, milliseconds: 40 } : {}),
  memory: async (quick) =>
    (await import('#ops/bench/memory.ts')).measureMemory(quick ? 2_000 : 100_000),
  screens: async (quick) =>
    (await import('#ops/bench/screens/measure-screens.ts')).measureScreens(
      quick ? { cases: 200, rounds: 2 } : {},
    ),
  faults: async (quick) =>
    (await import('#ops/faults/kill-table.ts')).measureKills({ kills: quick ? 2 : 20 }),
  streams: async (quick) =>
    (await import('#ops/faults/streams-table.ts')).measureStreamFaults(
      quick
        ? { kills: 2, losses: 2, slow: { subscribers: 2, events: 1_000 }, deaths: 2, revisions: 5 }
        : {
            kills: 100,
            losses: 100,
            slow: { subscribers: 8, events: 4_000 },
            deaths: 20,
            revisions: 100,
          },
    ),
  warnings: async (quick) =>
    (await import('#ops/faults/warnings-table.ts')).measureWarnings(
      quick ? { cases: 60, breaks: 3 } : { cases: 10_000, breaks: 20 },
    ),
  cuts: async (quick) =>
    (await import('#ops/faults/cut-table.ts')).measureCuts({ cuts: quick ? 2 : 25 }),
  flips: async (quick) =>
    (await import('#ops/faults/flip-table.ts')).measureFlips({ flips: quick ? 4 : 1_000 }),
};

/** All that this machine can measure; says what it cannot. */
async function measurable(): Promise<string[]> {
  const { peersAreInstalled } = await import('#ops/peers/measure-peers.ts');
  if (peersAreInstalled()) return Object.keys(measurements);
  report('NOT MEASURED: peers; npm run peers installs the event stores that ours is compared with');
  return Object.keys(measurements).filter((name) => name !== 'peers');
}

/** Runs the named measurements, or all, one after another; exit 1 when a figure is below its bar. */
export async function run(
  options: Record<string, unknown>,
  names: readonly string[],
): Promise<ExitCode> {
  const wanted = names.length === 0 ? await measurable() : names;
  const unknown = wanted.find((name) => !Object.hasOwn(measurements, name));
  if (unknown !== undefined) {
    throw new RangeError(
      `没有这项测量 / no measurement ${unknown}; 可取 / there are ${Object.keys(measurements).join(', ')}`,
    );
  }
  const tables: Record<string, BenchTable> = {};
  for (const name of wanted) {
    report(`measuring ${name} …`);
    const table = await measurements[name]!(options['quick'] === true);
    tables[name] = table;
    if (options['json'] !== true) print(`${formatTable(table)}\n`);
  }
  if (options['json'] === true) print(JSON.stringify(tables, null, 2));
  return Object.values(tables).every(allMet) ? 0 : 1;
}
