import { once } from 'node:events';
import { LegalDate } from '#domain/kernel/legal-date.ts';
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
  const kinds = kindsOf(options['kinds']);
  for (const command of syntheticCases({ cases, seed, until, kinds })) {
    // Waits for a slow reader, so that a million cases need no more memory than one.
    if (!process.stdout.write(`${JSON.stringify(command)}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
}

function kindsOf(given: unknown): readonly SyntheticKind[] {
  if (given === undefined) return syntheticKinds;
  const asked = String(given).split(',');
  const kinds = syntheticKinds.filter((kind) => asked.includes(kind));
  if (kinds.length === asked.length) return kinds;
  throw new RangeError(`--kinds are of ${syntheticKinds.join(', ')}: ${String(given)}`);
}

function wholeNumber(name: string, given: unknown, most: number): number {
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 0 || number > most) {
    throw new RangeError(`${name} is not a number from 0 to ${most}: ${String(given)}`);
  }
  return number;
}
