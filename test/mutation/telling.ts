import type { Mutant } from './mutants.ts';
import { oneLine } from './report.ts';
import { switchboard } from './tests-of-law.ts';

/** What a mutant may change: the answers to some kind of input, at one or more levels of detail. */
export interface Subject<Input, Detail extends string> {
  /** Mutants of files with such names are looked at. */
  readonly files: RegExp;
  /** The answer of the planted law as text; throws for an input that is refused. */
  readonly answered: (input: Input, detail: Detail) => string;
  /** From the one that is read most easily. */
  readonly details: readonly [Detail, ...Detail[]];
}

interface Candidate<Input, Detail extends string> {
  readonly input: Input;
  readonly answers: Readonly<Record<Detail, string>>;
  /** A bit for each mutant whose place the input passes. */
  readonly passes: Uint8Array;
}

export interface Search<Input, Detail extends string> {
  readonly known: readonly (readonly [Input, Detail])[];
  readonly drawn: Iterable<Input>;
  /** Inputs drawn, and how many of them are tried on one mutant. */
  readonly pool: number;
  readonly tries: number;
}

/**
 * For each mutant that no known input tells from the law, looks for one that does.
 *
 * @returns the known inputs and those found, each with the detail at which it tells something
 */
export function tellingInputs<Input, Detail extends string>(
  mutants: readonly Mutant[],
  { files, answered, details }: Subject<Input, Detail>,
  { known, drawn, pool: size, tries }: Search<Input, Detail>,
): readonly (readonly [Input, Detail])[] {
  const highest = Math.max(...mutants.map(({ id }) => Number(id)));
  const isPassed = ({ passes }: Candidate<Input, Detail>, id: string): boolean =>
    (passes[Number(id) >> 3]! & (1 << (Number(id) & 7))) !== 0;

  const candidate = (input: Input): Candidate<Input, Detail> | null => {
    switchboard.currentTestId = 'input';
    try {
      const answers = Object.fromEntries(
        details.map((detail) => [detail, answered(input, detail)]),
      ) as Record<Detail, string>;
      const passes = new Uint8Array((highest >> 3) + 1);
      for (const id of Object.keys(switchboard.mutantCoverage.perTest['input']!))
        passes[Number(id) >> 3]! |= 1 << (Number(id) & 7);
      return { input, answers, passes };
    } catch {
      return null; // The schema refuses some draws.
    } finally {
      delete switchboard.mutantCoverage.perTest['input'];
      delete switchboard.currentTestId;
    }
  };

  /** Whether the answer is another one with the mutant. */
  const tells = (id: string, each: Candidate<Input, Detail>, detail: Detail): boolean => {
    if (!isPassed(each, id)) return false;
    Object.assign(switchboard, { activeMutant: id, hitCount: 0, hitLimit: 100_000 });
    try {
      return answered(each.input, detail) !== each.answers[detail];
    } catch {
      return true;
    } finally {
      delete switchboard.activeMutant;
    }
  };

  const kept = new Map(known.map(([input, detail]) => [candidate(input)!, detail] as const));
  const pool: Candidate<Input, Detail>[] = [];
  for (const input of drawn) {
    const each = candidate(input);
    if (each !== null) pool.push(each);
    if (pool.length >= size) break;
  }
  process.stderr.write(`${pool.length} candidates\n`);

  const telling = (id: string): readonly [Candidate<Input, Detail>, Detail] | null => {
    for (const each of kept) if (tells(id, ...each)) return each;
    const passing = pool.filter((each) => isPassed(each, id)).slice(0, tries);
    for (const detail of details) {
      const found = passing.find((each) => tells(id, each, detail));
      if (found !== undefined) return [found, detail];
    }
    return null;
  };

  const asked = mutants.filter(({ file }) => files.test(file));
  const silent: Mutant[] = [];
  for (const [index, mutant] of asked.entries()) {
    if (index % 500 === 0) process.stderr.write(`${index} of ${asked.length}, ${kept.size} kept\n`);
    const found = telling(mutant.id);
    if (found === null) silent.push(mutant);
    else kept.set(...found);
  }
  process.stderr.write(`${asked.length - silent.length} of ${asked.length} told by ${kept.size}\n`);
  const all = [...kept.keys(), ...pool];
  for (const { id, file, line, mutator, original, replacement } of silent) {
    const passed = all.some((each) => isPassed(each, id)) ? '' : ' (passed by none)';
    process.stdout.write(
      `${file}:${line} ${mutator}${passed}: ${oneLine(original)} → ${oneLine(replacement)}\n`,
    );
  }
  return [...kept].map(([{ input }, detail]) => [input, detail]);
}
