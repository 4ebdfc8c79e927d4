import { identitySettings } from '#identity/settings.ts';
import { describeSettings, settings } from '../server/configuration.ts';
import { esdbSettings } from '../server/esdb/esdb-settings.ts';
import { mapSettings } from '../server/map-settings.ts';
import type { ExitCode } from './exit-code.ts';
import { print } from './print.ts';

/** Every setting, its value and where that comes from; files with secrets are named, never read. */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const all = describeSettings(process.env, {
    ...settings,
    ...mapSettings,
    ...esdbSettings,
    ...identitySettings,
  });
  if (options['json'] === true) print(JSON.stringify(all, null, 2));
  else
    for (const { name, value, source, help } of all)
      print(`${name}=${value}\t# ${source}: ${help.en}`);
  return 0;
}
