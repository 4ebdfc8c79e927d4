import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { type BenchRow, type BenchTable, figure, quantile } from '../bench-table.ts';
import { fillWith } from '../rebuild-events.ts';
import { caughtUp, startServer } from '../server-process.ts';
import { launchChromium } from './chromium.ts';
import { look, timedDesk, type TimedDesk } from './desk.ts';
import { syntheticEvents } from './synthetic-events.ts';

export interface ScreensOptions {
  readonly cases?: number;
  /** How often each thing is done. */
  readonly rounds?: number;
}

const cockpit = '上海市减刑假释协同办案';
const clerk = 'court-shanghai-3-handler';

const pages: readonly (readonly [path: string, heading: string])[] = [
  ['/cases', '案件'],
  ['/quality', '数据质检'],
  ['/search', '检索'],
  ['/rules', '前置合约审查清单'],
  ['/work', '待办'],
  ['/statistics', '统计分析'],
  ['/bench', '审查试算'],
];
const filters = [
  '/cases?measure=parole',
  '/cases?stage=closed',
  '/cases?measure=commutation&stage=courtNotice',
  '/cases?district=310115',
  '/cases?overdue=yes',
  '/cases?sort=name%20ASC',
  '/cases?page=3',
];

/**
 * How long a person waits in a real browser, with so many synthetic cases behind the server: the
 * first view after signing in with an empty cache, another page, another filter, the cockpit.
 */
export async function measureScreens({
  cases = 100_000,
  rounds = 20,
}: ScreensOptions = {}): Promise<BenchTable> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'andu-bench-screens-'));
  try {
    const store = await openEmbeddedStore({ folder: join(dataFolder, 'events') });
    const events = await fillWith(store, syntheticEvents(cases));
    await store.close();
    const server = await startServer(dataFolder);
    try {
      await caughtUp(server);
      return {
        title: `Screens over ${cases.toLocaleString('en')} cases (${events.toLocaleString('en')} events)`,
        rows: await timeScreens(server.url, rounds),
        notes: [
          'Chromium on the same machine as the server; from the act to the frame in which all is shown and nothing is asked for',
          `each act after a look of ${look} ms at the page before; another page: the first time it is opened`,
          'first view: a new browser context each time, from the password to the filled work list',
        ],
      };
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataFolder, { recursive: true });
  }
}

/** The waits of people at a server that is there. */
export async function timeScreens(url: string, rounds: number): Promise<BenchRow[]> {
  const browser = await launchChromium();
  try {
    return [...(await atTheDesk(browser, url, rounds)), ...(await atTheWall(browser, url, rounds))];
  } finally {
    await browser.close();
  }
}

const p95 = (name: string, values: readonly number[], atMost: number): BenchRow =>
  figure(`${name}, p95`, quantile(values, 0.95), 'ms', { atMost });

async function atTheDesk(browser: Browser, url: string, rounds: number): Promise<BenchRow[]> {
  const first: number[] = [];
  const changes = new Map<string, number[]>(pages.map(([path]) => [path, []]));
  const filtered: number[] = [];
  const opened: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const desk = await timedDesk(browser, url, { user: clerk, first: '待办' });
    first.push(desk.firstView);
    // The first time the page's code is loaded as well.
    for (const [path, heading] of pages) changes.get(path)!.push(await desk.open(path, heading));
    for (const filter of filters) filtered.push(await desk.open(filter, '案件'));
    opened.push(await openCase(desk));
    await desk.close();
  }
  return [
    p95('first view after sign-in, cold', first, 1_500),
    p95('another page', [...changes.values()].flat(), 300),
    ...[...changes].map(([path, values]) => figure(`  ${path}, p95`, quantile(values, 0.95), 'ms')),
    p95('a case', opened, 300),
    p95('another filter, order or page of the list', filtered, 300),
  ];
}

/** The first case of the list, by its link. */
async function openCase(desk: TimedDesk): Promise<number> {
  const { path, name } = await desk.page.evaluate(() => {
    const link = document.querySelector<HTMLAnchorElement>('main td a[href*="/cases/"]')!;
    return { path: link.hash.slice(1), name: link.textContent };
  });
  return desk.open(path, name);
}

async function atTheWall(browser: Browser, url: string, rounds: number): Promise<BenchRow[]> {
  const shown: number[] = [];
  const narrowed: number[] = [];
  // Whose work begins elsewhere, so that nothing of the cockpit was read before.
  const wall = { user: clerk, first: '待办', width: 1920, height: 1080 };
  for (let round = 0; round < rounds; round += 1) {
    const desk = await timedDesk(browser, url, wall);
    shown.push(await desk.open('/cockpit', cockpit));
    narrowed.push(await desk.open('/cockpit?district=310115', `${cockpit} ·`));
    await desk.close();
  }
  return [p95('cockpit', shown, 1_000), p95('cockpit, one district', narrowed, 1_000)];
}
