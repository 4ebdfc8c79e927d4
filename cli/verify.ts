import { readFileSync } from 'node:fs';
import { nodeCrypto } from '#chain-anchors/crypto/node-crypto.ts';
import { describeFault } from '#domain/evidence/faults.ts';
import { parseTrust } from '#domain/evidence/trust.ts';
import { verifyBundleZip } from '#domain/evidence/verify-bundle.ts';
import type { ExitCode } from '../cli.ts';
import { print } from './print.ts';

/**
 * Verifies an evidence bundle without network. With `--trust` the keys come from a
 * file of one's own; without it from the bundle, which then proves only that it is of one piece.
 */
export async function run(
  options: Record<string, unknown>,
  [file = '-']: readonly string[],
): Promise<ExitCode> {
  const zip = readFileSync(file === '-' ? 0 : file);
  const trust =
    options['trust'] === undefined
      ? null
      : parseTrust(nodeCrypto, readFileSync(String(options['trust'])));
  const report = verifyBundleZip(nodeCrypto, zip, trust);
  const language = options['language'] === 'en' ? 'en' : 'zh';
  if (options['json'] === true) print(JSON.stringify(report, null, 2));
  else if (report.faults.length === 0) print(language === 'en' ? 'genuine' : '真实：未发现篡改');
  else for (const fault of report.faults) print(describeFault(fault, language));
  return report.faults.length === 0 ? 0 : 1;
}
