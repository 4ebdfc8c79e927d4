import type { Browser } from 'playwright-core';
import { processRoles } from '../../server/process-roles.ts';
import { openBrowser } from './browser.ts';
import { filledFolder } from './filled-folder.ts';
import { andu, removeFolder, startServer, type RunningAndu } from './running-andu.ts';

/** The demonstration on a folder of its own, and a browser to look at it with. */
export interface Demonstration {
  readonly server: RunningAndu;
  readonly browser: Browser;
  /** Ends both and removes the folder. */
  close(): Promise<void>;
}

interface Synthetic {
  readonly cases: number;
  readonly seed: number;
}

interface DemonstrationOptions {
  /** Synthetic cases beside the published ones. */
  readonly synthetic?: Synthetic;
  /** Further command lines for `andu send`. */
  readonly lines?: string;
  /** Warnings come of themselves, which they do for nobody else. */
  readonly warned?: boolean;
}

/** Synthetic cases for whoever needs lists with something in them: a run makes them once. */
export const sampleCases: Synthetic = { cases: 30, seed: 3 };

/** Starts both; the synthetic cases end on a day that stays the same. */
export async function startDemonstration({
  synthetic,
  lines = '',
  warned = false,
}: DemonstrationOptions = {}): Promise<Demonstration> {
  const isSample = synthetic === sampleCases;
  const folder = isSample ? await sampleFolder() : await publishedFolder();
  const roles = warned ? { ANDU_ROLE: processRoles.join(',') } : {};
  const server = await startServer(folder, 0, 'error', 'published', roles);
  const own = synthetic === undefined || isSample ? '' : await generated(synthetic);
  await sendTo(server, `${own}${lines}`);
  const browser = await openBrowser();
  return {
    server,
    browser,
    async close() {
      await browser.close();
      await server.stop();
      await removeFolder(server.dataFolder);
    },
  };
}

/** A folder with the published cases, as the first start of the demonstration leaves it. */
const publishedFolder = (): Promise<string> => filledFolder('published', (folder) => serve(folder));

/** The same with the synthetic cases that several files ask for. */
const sampleFolder = (): Promise<string> =>
  filledFolder('sample', async (folder) => serve(folder, await generated(sampleCases)));

/** Starts the demonstration on a folder, lets it take these command lines, and ends it in order. */
async function serve(folder: string, lines = ''): Promise<void> {
  const server = await startServer(folder);
  try {
    await sendTo(server, lines);
  } finally {
    await server.stop();
  }
}

/** Lets the agencies' systems send these command lines. */
async function sendTo({ url, dataFolder }: RunningAndu, lines: string): Promise<void> {
  if (lines === '') return;
  const { code, err } = await andu(['send', '-', '--url', url, '--data', dataFolder], lines);
  if (code !== 0) throw new Error(err);
}

async function generated({ cases, seed }: Synthetic): Promise<string> {
  const wanted = `--cases ${cases} --seed ${seed} --until 2026-11-20`.split(' ');
  const { out } = await andu(['generate', ...wanted]);
  return out;
}
