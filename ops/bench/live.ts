import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import { demonstrationPassword } from '#demo/accounts.ts';
import { type Bar, type BenchRow, type BenchTable, quantile, row } from './bench-table.ts';
import { load } from './http/measure-http.ts';
import { startServer } from './server-process.ts';

export interface LiveOptions {
  readonly rounds?: number;
  /** Commands of a round, one after the other. */
  readonly commands?: number;
  readonly streams?: number;
}

/** A command with live streams may take so many times as long as without. */
const mostTimes = 2;

/**
 * What a command costs while many listen: the commands of one client, without live streams and with
 * `streams` of an auditor, who is told of every case; in turns, so that both meet the same machine.
 */
export async function measureLive({
  rounds = 5,
  commands = 400,
  streams = 300,
}: LiveOptions = {}): Promise<BenchTable> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'andu-bench-live-'));
  const server = await startServer(dataFolder);
  try {
    const bars = { 0.5: { atMost: mostTimes } };
    const plan = { rounds, commands, streams, firstSeed: 1, bars };
    return {
      title: `Commands while ${streams} live streams are open`,
      rows: await listenedRows(server.url, dataFolder, plan),
      notes: [
        `${rounds} rounds of ${commands} commands, one after the other, in turns without and with the streams;`,
        'the medians of the rounds; the ratios are taken round by round;',
        'who listens is one process on the same machine and shares its cores: reading is part of what is measured',
      ],
    };
  } finally {
    await server.stop();
    await rm(dataFolder, { recursive: true });
  }
}

export interface ListenedPlan extends Required<LiveOptions> {
  /** Of the synthetic cases; four for each round. */
  readonly firstSeed: number;
  /** What the ratio of a quantile is held to. */
  readonly bars: { readonly [part: number]: Bar };
}

/** The rows of {@link measureLive}, at a server that is there. */
export async function listenedRows(
  url: string,
  dataFolder: string,
  { rounds, commands, streams, firstSeed, bars }: ListenedPlan,
): Promise<BenchRow[]> {
  const latencies = async (seed: number): Promise<readonly number[]> => {
    const order = { url, dataFolder, clients: 1, readers: 0, meanPauseMs: 0 };
    const report = await load({ ...order, warmUp: 50, commands, milliseconds: 600_000, seed });
    const faults = Object.entries(report.errors);
    if (faults.length > 0) throw new Error(`commands failed: ${JSON.stringify(faults)}`);
    return report.latencies;
  };
  const quiet: (readonly number[])[] = [];
  const heard: (readonly number[])[] = [];
  const user = { user: 'auditor', password: demonstrationPassword };
  const token = await obtainToken({ baseUrl: url, ...user });
  for (let round = 0; round < rounds; round += 1) {
    quiet.push(await latencies(firstSeed + round * 4));
    const open = await openStreams(url, token, streams);
    try {
      heard.push(await latencies(firstSeed + round * 4 + 2));
    } finally {
      for (const stream of open) stream.destroy();
    }
  }
  return [0.5, 0.99].flatMap((part) => {
    const of = (name: string, all: typeof quiet) => ({
      name: `${name}, p${part * 100} of a command`,
      unit: 'ms',
      values: all.map((each) => quantile(each, part)),
    });
    const without = of('no stream', quiet);
    return [row(without), row(of(`${streams} streams`, heard), without, bars[part])];
  });
}

/** So many streams over connections of their own, each read as it comes. */
function openStreams(url: string, token: string, count: number): Promise<ClientRequest[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const asked = get(`${url}/api/live`, {
        agent: false,
        headers: { authorization: `Bearer ${token}` },
      });
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      if (answer.statusCode !== 200) throw new Error(`a stream was answered ${answer.statusCode}`);
      answer.on('error', () => undefined).resume();
      asked.on('error', () => undefined);
      return asked;
    }),
  );
}
