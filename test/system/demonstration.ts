import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { andu, newFolder, removeFolder, startServer, type RunningAndu } from './running-andu.ts';

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
}

/** Starts both; the synthetic cases end on a day that stays the same. */
export async function startDemonstration({
  synthetic,
  lines = '',
}: DemonstrationOptions = {}): Promise<Demonstration> {
  const server = await startServer(await newFolder());
  const all = `${synthetic === undefined ? '' : await generated(synthetic)}${lines}`;
  if (all !== '') {
    await andu(['send', '-', '--url', server.url, '--data', server.dataFolder], all);
  }
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

async function generated({ cases, seed }: Synthetic): Promise<string> {
  const wanted = `--cases ${cases} --seed ${seed} --until 2026-11-20`.split(' ');
  const { out } = await andu(['generate', ...wanted]);
  return out;
}
