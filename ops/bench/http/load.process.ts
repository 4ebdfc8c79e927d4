import { setTimeout as delay } from 'node:timers/promises';
import { demonstrationPassword } from '#demo/accounts.ts';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import { keepAliveClient } from './keep-alive-client.ts';
import type { LoadOrder, LoadReport } from './load-order.ts';
import { type PreparedCase, preparedCases, type PreparedRequest } from './load-plan.ts';

/** A command that was just answered, handed to whichever reader waits. */
interface Shown {
  readonly caseId: string;
  readonly position: string;
  readonly at: number;
}

const order = JSON.parse(process.argv[2]!) as LoadOrder;
const { url, dataFolder, clients, readers } = order;
const call = keepAliveClient(url, clients + readers);
const waitingReaders: ((shown: Shown) => void)[] = [];
let found = {
  latencies: [] as number[],
  lags: [] as number[],
  errors: {} as Record<string, number>,
};

const fault = (name: string): void => {
  found.errors[name] = (found.errors[name] ?? 0) + 1;
};

/** True when the command was accepted. */
async function command(caseId: string, { path, headers, body }: PreparedRequest): Promise<boolean> {
  const from = performance.now();
  const { status, text } = await call('POST', path, headers, body).catch((error: Error) => ({
    status: 0,
    text: JSON.stringify({ code: error.message }),
  }));
  const at = performance.now();
  found.latencies.push(at - from);
  const answer = JSON.parse(text) as { code: string; position: string };
  if (status !== 201) {
    fault(`${status} ${answer.code}`);
    return false;
  }
  waitingReaders.shift()?.({ caseId, position: answer.position, at });
  return true;
}

/** Sends case after case until the time is up; the steps of one case wait for each other. */
async function client(cases: PreparedCase[], until: number, meanPauseMs: number): Promise<void> {
  for (let next = cases.shift(); next !== undefined; next = cases.shift()) {
    for (const request of next.requests) {
      if (meanPauseMs > 0) await delay(Math.random() * 2 * meanPauseMs);
      if (performance.now() >= until) return;
      if (!(await command(next.caseId, request))) break;
    }
  }
}

/** Takes a command that was just answered, and asks for its case as of that event. */
async function reader(token: string): Promise<never> {
  const headers = { authorization: `Bearer ${token}` };
  for (;;) {
    const { caseId, position, at } = await new Promise<Shown>((resolve) => {
      waitingReaders.push(resolve);
    });
    const filter = encodeURIComponent(JSON.stringify({ id: caseId }));
    const path = `/api/cases?filter=${filter}&range=[0,0]&after=${position}`;
    const { status, text } = await call('GET', path, headers);
    found.lags.push(performance.now() - at);
    const [row] = status === 200 ? (JSON.parse(text) as { position: string }[]) : [];
    if (row === undefined || Number(row.position) < Number(position)) fault(`read ${status}`);
  }
}

async function run(cases: PreparedCase[], until: number, pauseMs: number): Promise<LoadReport> {
  found = { latencies: [], lags: [], errors: {} };
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, () => client(cases, until, pauseMs)));
  return { seconds: (performance.now() - started) / 1000, ...found };
}

const user = { user: 'auditor', password: demonstrationPassword };
const token = await obtainToken({ baseUrl: url, ...user });
const plan = { url, dataFolder };
const warm = preparedCases({ ...plan, commands: order.warmUp, seed: order.seed });
const counted = preparedCases({ ...plan, commands: order.commands, seed: order.seed + 1 });
for (let each = 0; each < readers; each += 1) void reader(token);
await run(warm, Number.POSITIVE_INFINITY, 0);
const report = await run(counted, performance.now() + order.milliseconds, order.meanPauseMs);
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));
