import { readConfiguration } from '../server/configuration.ts';
import { startAndu } from '../main.ts';
import type { ExitCode } from '../cli.ts';
import { loadPublishedCases } from './demo.ts';
import { print, report } from './print.ts';

/** Starts the system, loads the published cases into an empty one, and runs until it is told to end. */
export async function run(): Promise<ExitCode> {
  const configuration = readConfiguration(process.env);
  const andu = await startAndu(configuration);
  print(`案牍 Andu: ${andu.url}`);
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  if (andu.fresh && configuration.demo) {
    report('loading the published cases / 正在载入公开案例 …');
    const loaded = await loadPublishedCases(andu.url, configuration.dataFolder);
    for (const { id, sent, refused } of loaded) report(`  ${id}: ${refused ?? `${sent} steps`}`);
  }
  report('ready / 就绪');
  await ended;
  await andu.close();
  return 0;
}
