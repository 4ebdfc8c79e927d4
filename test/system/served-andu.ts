import { setTimeout as wait } from 'node:timers/promises';
import { startAndu } from '../../main.ts';
import type { Configuration } from '../../server/configuration.ts';
import { callersOf, type Callers } from './callers.ts';
import { newFolder, removeFolder } from './running-andu.ts';
import { testConfiguration } from './test-configuration.ts';

export type { Answer, Call } from './callers.ts';

/** The whole system in this process, over a folder of its own. */
export interface ServedAndu extends Callers {
  close(): Promise<void>;
}

/** `given` settings stand instead of those of a test; a folder that was given stays. */
export async function serveAndu(given: Partial<Configuration> = {}): Promise<ServedAndu> {
  const folder = given.dataFolder ?? (await newFolder());
  const running = await startAndu(testConfiguration(folder, given));
  const callers = callersOf(running.url, folder);
  // As somebody finds it who comes after the start: the views have begun.
  while ((await callers.call('/readyz')).status !== 200) await wait(20);
  return {
    ...callers,
    async close() {
      await running.close();
      if (given.dataFolder === undefined) await removeFolder(folder);
    },
  };
}
