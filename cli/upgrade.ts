import type { ExitCode } from './exit-code.ts';
import { print } from './print.ts';
import {
  placeBeside,
  rehearseUpgrade,
  type Rehearsal,
  type RehearsedStore,
} from './rehearse-upgrade.ts';

const minuteMs = 60_000;

/** Tries this program on a copy of a data folder: what would change, how long it takes, what it needs; exit 1 when it would not run. */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const minutes = Number(options['patience']);
  if (!(minutes > 0))
    throw new RangeError(
      `--patience 应为分钟数 / --patience is minutes: ${String(options['patience'])}`,
    );
  const dataFolder = String(options['data']);
  const rehearsal = await rehearseUpgrade({
    dataFolder,
    beside: options['beside'] === undefined ? placeBeside(dataFolder) : String(options['beside']),
    patienceMs: minutes * minuteMs,
  });
  if (options['json'] === true) print(JSON.stringify(rehearsal, null, 2));
  else for (const line of linesOf(rehearsal)) print(line);
  return wouldRun(rehearsal) ? 0 : 1;
}

const wouldRun = ({ events, start, differences }: Rehearsal): boolean =>
  events.unreadable === 0 && start.kind === 'ready' && differences?.length === 0;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function* linesOf(rehearsal: Rehearsal): Generator<string> {
  const { copied, events, start, stores, bytesAfter, differences } = rehearsal;
  yield `copy / 副本: ${copied.files} files, ${copied.bytes} bytes in ${seconds(copied.ms)}; ${bytesAfter} bytes afterwards`;
  yield `events / 事件: ${events.read} read, none is rewritten / 均不改写`;
  for (const { type, from, to, count } of events.lifted)
    yield `  ${type}: ${count} of version ${from}, read as ${to}`;
  for (const fault of events.faults) yield `  ${fault}`;
  if (events.unreadable > events.faults.length)
    yield `  … ${events.unreadable - events.faults.length} more / 另有更多`;
  for (const store of stores) yield `${store.path}: ${changeOf(store)}`;
  if (start.kind === 'ready')
    yield `start / 启动: ready after ${seconds(start.ms)}, all views filled`;
  else if (start.kind === 'failed') yield start.said;
  else for (const part of start.parts) yield `not ready / 未就绪: ${part}`;
  for (const difference of differences ?? []) yield difference;
  yield wouldRun(rehearsal)
    ? 'the upgrade would succeed / 可以升级'
    : 'the upgrade would not succeed; the data folder is as it was / 不能升级，数据目录未改动';
}

/** Views are not copied, so that each is a new file. */
function changeOf({ before, after }: RehearsedStore): string {
  if (after === null) return `layout ${before!.layout}, not opened`;
  if (before === null) return `new, layout ${after.layout}, ${after.bytes} bytes`;
  const layout =
    before.layout === after.layout
      ? `layout ${after.layout} stays`
      : `layout ${before.layout} becomes ${after.layout}`;
  return `${layout}, ${before.bytes} bytes become ${after.bytes}`;
}
