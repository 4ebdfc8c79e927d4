import type { AdministratorCode } from '#identity/accounts/account-desk.ts';
import { activationPaths } from '#identity/accounts/activation-page.ts';
import { begunLoading } from '#platform/data-folder/begun-loading.ts';
import { readConfiguration, type Configuration } from '../server/configuration.ts';
import { lookBefore } from '../server/data-folder/look-before.ts';
import { StartFailure, startFailureText } from '../server/start-failure.ts';
import type { Andu } from '../main.ts';
import type { ExitCode } from './exit-code.ts';
import { print, report } from './print.ts';
import { sayWhenReady } from './say-ready.ts';
import { today } from './today.ts';

/** So long after the start views may still be filled without a word, ms. */
const startGraceMs = 3_000;

/** So long may closing take after a failed start before the process ends all the same, ms. */
const lastMoments = 3_000;

/**
 * Starts the system, loads the published cases into an empty one, and runs until it is told to
 * end. A start that fails says why and ends with 1. Nobody else in the process listens to signals.
 */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const ended = toldToEnd();
  const configuration = readConfiguration({
    ...process.env,
    ...said('ANDU_ROLE', options['role']),
    ...said('ANDU_EVENT_STORE', options['eventStore']),
    ...said('ANDU_DOSSIERS', options['dossiers']),
    ...said('ANDU_SEARCH', options['search']),
    ...said('ANDU_LEDGER', options['ledger']),
    ...said('ANDU_ESDB_PORT', options['esdbPort']),
  });
  const andu = await started(configuration);
  if (andu === null) return 1;
  print(`案牍 Andu: ${andu.url}`);
  if (andu.esdb !== null) print(`EventStoreDB (gRPC): ${andu.esdb}`);
  if (andu.firstAdministrator !== null) sayCode(andu.url, andu.firstAdministrator);
  const stopping = new AbortController();
  const told = loadDemonstration(andu, configuration).then(() =>
    sayWhenReady({
      dependencies: andu.dependencies,
      graceMs: startGraceMs,
      report,
      signal: stopping.signal,
    }),
  );
  await Promise.race([told, ended]);
  await ended;
  stopping.abort();
  report('stopping / 正在停止 …');
  await andu.close();
  return 0;
}

/** A setting that the command line says; none where it does not. */
const said = (name: string, value: unknown): Record<string, string> =>
  value === undefined ? {} : { [name]: String(value) };

/** Who reads standard error of the process makes the first two administrators; nobody else can. */
function sayCode(url: string, { code, until, administrators }: AdministratorCode): void {
  const page = `${url}${activationPaths.first}`;
  if (administrators === 0) {
    report(`尚无系统管理员。请打开 ${page} 用一次性代码建立首位管理员：`);
    report('There is no administrator yet. Make the first one there with the one-time code:');
  } else {
    report(`只有一名系统管理员，重要账号须两人确认。请打开 ${page} 用一次性代码建立第二位管理员：`);
    report(
      'One administrator only; two let in who acts. Make the second there with the one-time code:',
    );
  }
  report(`  ${code}  （至 / until ${until}）`);
}

/** The first signal asks to end; a second one ends at once: what was acknowledged stays either way. */
const toldToEnd = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1);
        asked = true;
        resolve();
      });
    }
  });

async function started(configuration: Configuration): Promise<Andu | null> {
  try {
    await lookBefore(configuration);
    // Loaded only now: a start that fails does so before the work of a second.
    const { startAndu } = await import('../main.ts');
    return await startAndu(configuration);
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    report(startFailureText(error));
    // A thread that does not end must not keep the process, and with it the lock.
    setTimeout(() => process.exit(1), lastMoments).unref();
    return null;
  }
}

async function loadDemonstration(andu: Andu, { demo, dataFolder }: Configuration) {
  const { url, loadsDemonstration: loads, takesCommands } = andu;
  await takesCommands;
  const { loadedLine, loadPracticeCases, loadPublishedCases } = await import('./demo.ts');
  if (!loads) return;
  const begun = begunLoading(dataFolder);
  // What a killed process left half done is sent again as it was: what is there already is a repeat.
  const on = begun.day() ?? today();
  report('loading the published cases / 正在载入公开案例 …');
  for (const each of await loadPublishedCases(url, dataFolder, on)) report(`  ${loadedLine(each)}`);
  if (demo === 'auto') {
    report('loading cases to practise on, synthetic / 正在载入演练案件（合成数据） …');
    try {
      for (const each of await loadPracticeCases(url, dataFolder, on)) {
        report(`  ${loadedLine(each)}`);
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // A law that lets no such case be is no reason for the system not to run.
      report(`  ${error.message}`);
    }
  }
  begun.end();
}
