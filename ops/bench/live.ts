import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import { demonstrationPassword } from '#demo/accounts.ts';
import { type BenchTable, quantile, row } from './bench-table.ts';
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
  const latencies = async (seed: number): Promise<readonly number[]> => {
    const order = { url: server.url, dataFolder, clients: 1, readers: 0, meanPauseMs: 0 };
    const report = await load({ ...order, warmUp: 50, commands, milliseconds: 600_000, seed });
    const faults = Object.entries(report.errors);
    if (faults.length > 0) throw new Error(`commands failed: ${JSON.stringify(faults)}`);
    return report.latencies;
  };
  const quiet: (readonly number[])[] = [];
  const heard: (readonly number[])[] = [];
  try {
    const token = await obtainToken({
      baseUrl: server.url,
      user: 'auditor',
      password: demonstrationPassword,
    });
    for (let round = 0; round < rounds; round += 1) {
      quiet.push(await latencies(round * 4 + 1));
      const open = await openStreams(server.url, token, streams);
      try {
        heard.push(await latencies(round * 4 + 3));
      } finally {
        for (const stream of open) stream.destroy();
      }
    }
  } finally {
    await server.stop();
    await rm(dataFolder, { recursive: true });
  }
  const rows = ([0.5, 0.99] as const).flatMap((part) => {
    const of = (name: string, all: typeof quiet) => ({
      name: `${name}, p${part * 100} of a command`,
      unit: 'ms',
      values: all.map((each) => quantile(each, part)),
    });
    const without = of('no stream', quiet);
    const bar = part === 0.5 ? { atMost: mostTimes } : undefined;
    return [row(without), row(of(`${streams} streams`, heard), without, bar)];
  });
  return {
    title: `Commands while ${streams} live streams are open`,
    rows,
    notes: [
      `${rounds} rounds of ${commands} commands, one after the other, in turns without and with the streams;`,
      'the medians of the rounds; the ratios are taken round by round;',
      'who listens is one process on the same machine and shares its cores: reading is part of what is measured',
    ],
  };
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
