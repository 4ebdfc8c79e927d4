import { once } from 'node:events';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { syntheticCases } from '#demo/synthetic/synthetic-cases.ts';
import type { ExitCode } from '../cli.ts';
import './print.ts';

/** Synthetic cases as lines of JSON on standard output, for `andu send`. */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const cases = wholeNumber('--cases', options['cases'], 10_000_000);
  const seed = wholeNumber('--seed', options['seed'], 2 ** 31);
  const until = LegalDate(
    String(options['until'] ?? Temporal.Now.plainDateISO('Asia/Shanghai').toString()),
  );
  for (const command of syntheticCases({ cases, seed, until })) {
    // Waits for a slow reader, so that a million cases need no more memory than one.
    if (!process.stdout.write(`${JSON.stringify(command)}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
}

function wholeNumber(name: string, given: unknown, most: number): number {
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 0 || number > most) {
    throw new RangeError(`${name} is not a number from 0 to ${most}: ${String(given)}`);
  }
  return number;
}
