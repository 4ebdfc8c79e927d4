import { restore } from '#ops/backup/backup.ts';
import type { ExitCode } from './exit-code.ts';
import { print } from './print.ts';

/** Puts a backup into an empty data folder, after its digests were checked. */
export async function run(
  options: Record<string, unknown>,
  [source = '']: readonly string[],
): Promise<ExitCode> {
  print(`${await restore(source, String(options['data']))} files`);
  return 0;
}
