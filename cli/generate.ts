import { once } from 'node:events';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { syntheticCriminalCases } from '#demo/synthetic/criminal-cases.ts';
import { syntheticCases } from '#demo/synthetic/synthetic-cases.ts';
import { syntheticKinds, type SyntheticKind } from '#demo/synthetic/synthetic-facts.ts';
import type { ExitCode } from './exit-code.ts';
import './print.ts';

/** Synthetic cases as lines of JSON on standard output, for `andu send`. */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const cases = wholeNumber('--cases', options['cases'], 10_000_000);
  const seed = wholeNumber('--seed', options['seed'], 2 ** 31);
  const until = LegalDate(
    String(options['until'] ?? Temporal.Now.plainDateISO('Asia/Shanghai').toString()),
  );
  for (const command of linesOf(options, { cases, seed, until })) {
    // Waits for a slow reader, so that a million cases need no more memory than one.
    if (!process.stdout.write(`${JSON.stringify(command)}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
}

/** Lines of the kind of case that was asked for. Throws RangeError for one that there is not. */
function linesOf(
  options: Record<string, unknown>,
  drawn: { readonly cases: number; readonly seed: number; readonly until: LegalDate },
): Iterable<object> {
  const kind = options['kind'] ?? 'commutation';
  const kinds = options['kinds'];
  if (kind === 'commutation') return syntheticCases({ ...drawn, kinds: kindsOf(kinds) });
  if (kind !== 'criminal') {
    throw new RangeError(
      `--kind 应为 commutation 或 criminal / --kind is commutation or criminal: ${String(kind)}`,
    );
  }
  if (kinds !== undefined)
    throw new RangeError('--kinds 只适用于减刑、假释 / --kinds are of commutation and parole only');
  return syntheticCriminalCases(drawn);
}

function kindsOf(given: unknown): readonly SyntheticKind[] {
  if (given === undefined) return syntheticKinds;
  const asked = String(given).split(',');
  const kinds = syntheticKinds.filter((kind) => asked.includes(kind));
  if (kinds.length === asked.length) return kinds;
  throw new RangeError(
    `--kinds 可取 / --kinds are of ${syntheticKinds.join(', ')}: ${String(given)}`,
  );
}

function wholeNumber(name: string, given: unknown, most: number): number {
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 0 || number > most) {
    throw new RangeError(
      `${name} 应为 0 至 ${most} 的整数 / ${name} is not a number from 0 to ${most}: ${String(given)}`,
    );
  }
  return number;
}
