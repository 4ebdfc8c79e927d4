import { logFileOf } from '#chain-anchors/anchoring-options.ts';
import { trustOf } from '#chain-anchors/chain-identity.ts';
import { openForReading } from '#chain-anchors/log/log-file.ts';
import { keysToTell, trustBytes } from '#domain/evidence/trust.ts';
import { existsSync, writeFileSync } from 'node:fs';
import type { ExitCode } from './exit-code.ts';
import { partsOfFolder } from './offline.ts';
import { print, report } from './print.ts';

/** The public keys by which evidence is judged; `--out` writes the trust file for `andu verify --trust`. */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const folder = String(options['data']);
  const file = logFileOf(partsOfFolder(folder).log);
  if (!existsSync(file))
    throw new RangeError(`没有存证日志：${folder} / There is no log in: ${folder}`);
  const database = openForReading(file);
  try {
    const trust = trustOf(database, 'andu');
    if (trust === null) {
      report('the chain was not reached yet; start the system once');
      return 1;
    }
    if (options['out'] !== undefined) writeFileSync(String(options['out']), trustBytes(trust));
    if (options['json'] === true) print(JSON.stringify(trust, null, 2));
    else
      for (const key of keysToTell(trust))
        print(`${key.name}\t${key.keyId}\t${key.from}~${key.until ?? ''}`);
    return 0;
  } finally {
    database.close();
  }
}
