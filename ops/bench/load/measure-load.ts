import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { demonstrationPassword, demonstrationUsers } from '#demo/accounts.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { type BenchRow, type BenchTable, figure, quantile } from '../bench-table.ts';
import { load } from '../http/measure-http.ts';
import { listenedRows } from '../live.ts';
import { fillWith } from '../rebuild-events.ts';
import { syntheticEvents } from '../screens/synthetic-events.ts';
import { caughtUp, startServer } from '../server-process.ts';
import { everybodyIsThere, type PeopleOrder, type PeopleReport } from './people-order.ts';

export interface LoadOptions {
  readonly cases?: number;
  readonly people?: number;
  /** Of them so many who open each page at the same moment. */
  readonly atOnce?: number;
  readonly everyMs?: number;
  readonly arrivalMs?: number;
  /** Length of the counted part. */
  readonly seconds?: number;
  /** Of commands without and with streams, and their number. */
  readonly rounds?: number;
  readonly commands?: number;
}

/** A command with everybody's live streams may have a p99 of so many times that without. */
const mostTimes = 1.5;
const seconds = { signIn: 1, query: 1, write: 1, search: 3, report: 5 } as const;

/** Systems that report steps meanwhile, and between two commands of one, ms. */
const systems = 20;
const systemPauseMs = 1_000;
/** Signatures are good for five minutes, and are made before they are sent. */
const sliceMs = 60_000;
/** The people are told apart by the address that a proxy names, as in a building behind one. */
const behindProxy = { ANDU_TRUST_PROXY: '127.0.0.1' };
/** Far from those of the cases that are there already. */
const firstSeed = 1_000;

/**
 * The figures that were asked for: people who are signed in and listen open a page every so often, over so
 * many synthetic cases, some of them at the same moment, while the agencies' systems report steps. Before
 * that, what a command costs while so many listen.
 */
export async function measureLoad({
  cases = 100_000,
  people = 500,
  atOnce = 150,
  everyMs = 10_000,
  arrivalMs = 120_000,
  seconds: counted = 600,
  rounds = 5,
  commands = 400,
}: LoadOptions = {}): Promise<BenchTable> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'andu-bench-load-'));
  try {
    const store = await openEmbeddedStore({ folder: join(dataFolder, 'events') });
    const events = await fillWith(store, syntheticEvents(cases));
    await store.close();
    const server = await startServer(dataFolder, undefined, behindProxy);
    try {
      await caughtUp(server);
      const bars = { 0.99: { atMost: mostTimes } };
      const listening = { rounds, commands, streams: people, firstSeed, bars };
      const listened = await listenedRows(server.url, dataFolder, listening);
      const milliseconds = counted * 1000;
      const order = { ...atTheDesks(server.url), people, atOnce, everyMs, arrivalMs, milliseconds };
      const found = await peopleAndSystems(order, dataFolder);
      return {
        title: `${people} people and ${systems} systems over ${cases.toLocaleString('en')} cases (${events.toLocaleString('en')} events)`,
        rows: [
          ...rowsOf(found),
          ...listened,
          figure('resident after it', server.resident(), 'MiB'),
        ],
        notes: [
          `everybody listens to /api/live and opens a page every ${everyMs / 1000} s, ${atOnce} of them at the same moment; ${counted} s`,
          'a page is all that its screen asks for at once; signing in is the way through the sign-in page to an access token,',
          `once on arrival (within ${arrivalMs / 1000} s) and once meanwhile; each system pauses for ${systemPauseMs} ms on average`,
          'server, people and systems are processes of their own on this one machine and share its cores',
          ...Object.entries(found.errors).map(([name, count]) => `${count} × ${name}`),
        ],
      };
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataFolder, { recursive: true });
  }
}

/** Everybody who works on cases, at a server. */
const atTheDesks = (url: string) => ({
  url,
  users: demonstrationUsers
    .filter(({ role }) => role === 'caseHandler' || role === 'decider')
    .map(({ id }) => id as string),
  password: demonstrationPassword,
  today: Temporal.Now.plainDateISO('Asia/Shanghai').toString(),
});

interface Found extends PeopleReport {
  readonly writes: readonly number[];
}

async function peopleAndSystems(order: PeopleOrder, dataFolder: string): Promise<Found> {
  const fromSource = import.meta.url.endsWith('.ts');
  const script = join(import.meta.dirname, `people.process.${fromSource ? 'ts' : 'js'}`);
  const conditions = fromSource ? ['--conditions=andu-source'] : [];
  const child = spawn(process.execPath, [...conditions, script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { done, value } = await lines.next();
    if (done) throw new Error('the people left before they could report');
    return value;
  };
  try {
    if ((await next()) !== everybodyIsThere) throw new Error('the people did not come');
    const systemsDone = reportSteps(order, dataFolder);
    const report = JSON.parse(await next()) as PeopleReport;
    const { writes, errors } = await systemsDone;
    return { ...report, writes, errors: { ...report.errors, ...errors } };
  } finally {
    child.kill();
  }
}

/** Steps of lawful cases, reported by their systems until the time is up. */
async function reportSteps({ url, milliseconds }: PeopleOrder, dataFolder: string) {
  const until = performance.now() + milliseconds;
  const writes: number[] = [];
  const errors: Record<string, number> = {};
  for (let slice = 0; performance.now() < until; slice += 1) {
    const left = Math.min(sliceMs, until - performance.now());
    const report = await load({
      url,
      dataFolder,
      clients: systems,
      readers: 1,
      meanPauseMs: systemPauseMs,
      warmUp: 0,
      commands: Math.ceil((2 * systems * left) / systemPauseMs) + systems,
      milliseconds: left,
      seed: firstSeed + 500 + slice * 2,
    });
    writes.push(...report.latencies);
    for (const [name, count] of Object.entries(report.errors)) {
      errors[`command: ${name}`] = (errors[`command: ${name}`] ?? 0) + count;
    }
  }
  return { writes, errors };
}

function rowsOf({ seconds: took, signIns, pages, writes, told, errors }: Found): BenchRow[] {
  const { workList, caseList, case: opened, search, statistics, cockpit, quality } = pages;
  const all = Object.values(pages).reduce((sum, { length }) => sum + length, 0);
  return [
    figure('pages opened', all / took, '1/s'),
    figure('steps reported', writes.length / took, '1/s'),
    figure('told over live streams', told / took, '1/s'),
    ...quantiles('sign-in', signIns, seconds.signIn),
    ...quantiles('lists and cases', [...workList, ...caseList, ...opened], seconds.query),
    ...quantiles('a step', writes, seconds.write),
    ...quantiles('search', search, seconds.search),
    ...quantiles('reports', [...statistics, ...cockpit, ...quality], seconds.report),
    figure(
      'errors',
      Object.values(errors).reduce((sum, count) => sum + count, 0),
      '',
      { atMost: 0 },
    ),
  ];
}

/** None where nothing of the kind was done: a figure that nobody measured is none. */
function quantiles(name: string, values: readonly number[], mostSeconds: number): BenchRow[] {
  if (values.length === 0) return [];
  return [
    figure(`${name}, p50`, quantile(values, 0.5), 'ms'),
    figure(`${name}, p95`, quantile(values, 0.95), 'ms', { atMost: mostSeconds * 1000 }),
    figure(`${name}, p99`, quantile(values, 0.99), 'ms'),
  ];
}
