import { backUp } from '#ops/backup/backup.ts';
import type { ExitCode } from './exit-code.ts';
import { print } from './print.ts';

/** Copies the data folder, also beside a running server. */
export async function run(
  options: Record<string, unknown>,
  [target = '']: readonly string[],
): Promise<ExitCode> {
  const files = await backUp(String(options['data']), target);
  if (options['json'] === true) print(JSON.stringify(files, null, 2));
  else print(`${files.length} files, ${files.reduce((sum, { size }) => sum + size, 0)} bytes`);
  return 0;
}
