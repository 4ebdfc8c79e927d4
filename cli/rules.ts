import { citation, inForce, rules } from '#domain/law/rules/index.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { ExitCode } from './exit-code.ts';
import { print } from './print.ts';

/** Prints the rules that pass the filters; exit 1 when none does. */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const at = options['at'] === undefined ? null : LegalDate(String(options['at']));
  const wanted = String(options['instrument'] ?? '');
  const shown = rules.filter(
    (rule) =>
      (options['kind'] === undefined || rule.kind === options['kind']) &&
      (at === null || inForce(rule, at)) &&
      (wanted === '' || JSON.stringify(rule.instrument).includes(wanted)),
  );
  if (options['json'] === true) {
    print(JSON.stringify(shown, null, 2));
  } else {
    for (const rule of shown) {
      print(`${rule.id}\t${rule.from}~${rule.to ?? ''}\t${rule.title.zh}\t${citation(rule).zh}`);
    }
  }
  return shown.length > 0 ? 0 : 1;
}
