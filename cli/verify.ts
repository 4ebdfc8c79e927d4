import { createInterface } from 'node:readline';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { verifyExport } from '#domain/evidence/event-export.ts';
import { describeFault } from '#domain/evidence/faults.ts';
import { ledgerWorth } from '#domain/evidence/ledger-worth.ts';
import { keysToTell, parseTrust, type Trust } from '#domain/evidence/trust.ts';
import { verifyBundleZip } from '#domain/evidence/verify-bundle.ts';
import type { ExitCode } from './exit-code.ts';
import { readGiven, streamGiven } from './given-file.ts';
import { print } from './print.ts';

/**
 * Verifies an evidence bundle or a signed export of events without network. With `--trust` the
 * keys come from a file of one's own; without it from the bundle, which then proves only that it is
 * of one piece: that is said, with exit code 3. An export brings no keys, so it needs the file.
 */
export async function run(
  options: Record<string, unknown>,
  [file = '-']: readonly string[],
): Promise<ExitCode> {
  const trust = options['trust'] === undefined ? null : trustIn(String(options['trust']));
  const language = options['language'] === 'en' ? 'en' : 'zh';
  const bytes = file === '-' || !(await isExport(file)) ? readGiven(file) : null;
  const { report, faults, ledger } =
    bytes === null ? await exported(file, trust, language) : bundle(bytes, trust, language);
  if (options['json'] === true) print(JSON.stringify(report, null, 2));
  else if (faults.length === 0) {
    print(verdict(trust, language));
    if (ledger !== null) print(ledgerWorth[ledger][language]);
  } else for (const fault of faults) print(fault);
  if (faults.length > 0) return 1;
  return trust === null ? 3 : 0;
}

/** Throws RangeError for a file that is no trust file. */
function trustIn(file: string): Trust {
  const bytes = readGiven(file);
  try {
    return parseTrust(nodeCrypto, bytes);
  } catch (error) {
    const { message } = error as Error;
    throw new RangeError(`不是信任文件：${file} / not a trust file: ${file}: ${message}`, {
      cause: error,
    });
  }
}

/** Anybody can make a bundle that agrees with itself: only keys from elsewhere make it genuine. */
function verdict(trust: Trust | null, language: 'zh' | 'en'): string {
  if (trust === null) {
    return language === 'en'
      ? 'consistent in itself; trust not checked (give a trust file of your own: --trust)'
      : '自身一致；未核对信任（请用 --trust 提供自己的信任文件）';
  }
  const keys = keysToTell(trust)
    .map(({ name, keyId }) => `${name} ${keyId}`)
    .join(', ');
  return language === 'en'
    ? `genuine, by the keys of ${trust.origin}: ${keys}`
    : `真实：未发现篡改；所信任的密钥（${trust.origin}）：${keys}`;
}

/** An export begins with a brace, a zip does not. */
async function isExport(file: string): Promise<boolean> {
  for await (const start of streamGiven(file, 0)) return String(start) === '{';
  return false;
}

function bundle(bytes: Uint8Array, trust: Trust | null, language: 'zh' | 'en') {
  const report = verifyBundleZip(nodeCrypto, bytes, trust);
  const faults = report.faults.map((fault) => describeFault(fault, language));
  return { report, faults, ledger: report.anchored ? report.subject!.ledger!.kind : null };
}

async function exported(file: string, trust: Trust | null, language: 'zh' | 'en') {
  if (trust === null) {
    throw new RangeError(
      '导出的事件须用 --trust 核验（andu keys --out trust.json）/ an export of events is verified with --trust (andu keys --out trust.json)',
    );
  }
  const lines = createInterface({ input: streamGiven(file), crlfDelay: Infinity });
  const report = await verifyExport(nodeCrypto, lines, trust.logKeys);
  const faults = report.faults.map(({ line, text }) =>
    line === null
      ? text[language]
      : `${language === 'zh' ? `第${line}行` : `line ${line}`}: ${text[language]}`,
  );
  return { report, faults, ledger: null };
}
