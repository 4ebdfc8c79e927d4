import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demonstrationPassword } from '#demo/accounts.ts';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { type BenchRow, type BenchTable, figure, quantile } from './bench-table.ts';
import { fillWithCases } from './rebuild-events.ts';
import { caughtUp, startServer } from './server-process.ts';

const mostMebibytes = 400;

/**
 * What the server holds in memory over a store of so many events: first while it fills
 * its views and its log from zero, then after a start on what is there; each time
 * people list, search, count and open cases.
 */
export async function measureMemory(count = 100_000): Promise<BenchTable> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'andu-bench-memory-'));
  try {
    const store = await openEmbeddedStore({ folder: join(dataFolder, 'events') });
    await fillWithCases(store, count);
    await store.close();
    const filling = await served(dataFolder, count);
    const restarted = await served(dataFolder, count);
    return {
      title: `Memory of the server over ${count.toLocaleString('en')} events`,
      rows: [
        figure('resident, serving', restarted.resident, 'MiB', { atMost: mostMebibytes }),
        figure('at most, serving', restarted.peak, 'MiB', { atMost: mostMebibytes }),
        figure('resident, after views and log were filled', filling.resident, 'MiB'),
        figure('at most, while views and log were filled', filling.peak, 'MiB'),
        ...restarted.rows,
      ],
      notes: [
        'the whole system in one process: store, views, log, ledger, HTTP; VmRSS and VmHWM of Linux',
        'serving: a start on filled views, then lists, searches, counts and dossiers by an auditor',
      ],
    };
  } finally {
    await rm(dataFolder, { recursive: true });
  }
}

interface Served {
  readonly resident: number;
  readonly peak: number;
  readonly rows: readonly BenchRow[];
}

async function served(dataFolder: string, count: number): Promise<Served> {
  const server = await startServer(dataFolder);
  try {
    await caughtUp(server);
    const rows = await readAround(server.url, Math.ceil(count / 1_000));
    return { resident: server.resident(), peak: server.peakResident(), rows };
  } finally {
    await server.stop();
  }
}

/** What people do on their screens, `rounds` times; how long each kind of question took. */
async function readAround(url: string, rounds: number): Promise<BenchRow[]> {
  const user = { user: 'auditor', password: demonstrationPassword };
  const headers = { authorization: `Bearer ${await obtainToken({ baseUrl: url, ...user })}` };
  const times = new Map<string, number[]>();
  const ask = async (name: string, path: string): Promise<unknown> => {
    const from = performance.now();
    const response = await fetch(`${url}${path}`, { headers });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    times.set(name, [...(times.get(name) ?? []), performance.now() - from]);
    return answer;
  };
  const words = ['盗窃', '诈骗', '王伟', '确有悔改', '沪01刑更', '减刑'];
  for (let round = 0; round < rounds; round += 1) {
    const from = round * 25;
    const rows = (await ask('a page of 25 cases', `/api/cases?range=[${from},${from + 24}]`)) as {
      readonly id: string;
    }[];
    for (const { id } of rows.slice(0, 3)) await ask('a dossier', `/api/cases/${id}`);
    await ask('a search', `/api/search?q=${encodeURIComponent(words[round % words.length]!)}`);
  }
  return [...times].map(([name, values]) => figure(`${name}, p95`, quantile(values, 0.95), 'ms'));
}
