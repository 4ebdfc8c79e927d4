import type { Mutant } from './mutants.ts';

/** What became of a mutant. */
export interface Outcome {
  readonly mutant: Mutant;
  /** Whether any test passes its place. */
  readonly covered: boolean;
  /** The test that failed; null: it survived. */
  readonly killedBy: string | null;
}

export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 90);

/** Score by file, then every survivor with its place, as Markdown. */
export function report(outcomes: readonly Outcome[]): string {
  const line = (name: string, of: readonly Outcome[]) => {
    const killed = of.filter(({ killedBy }) => killedBy !== null).length;
    const score = ((100 * killed) / of.length).toFixed(1);
    return `| ${name} | ${of.length} | ${killed} | ${of.filter(({ covered }) => !covered).length} | ${score} % |`;
  };
  const byFile = Map.groupBy(outcomes, ({ mutant }) => mutant.file);
  const survivors = outcomes
    .filter(({ killedBy }) => killedBy === null)
    .toSorted(
      (a, b) => a.mutant.file.localeCompare(b.mutant.file) || a.mutant.line - b.mutant.line,
    );
  return [
    '| file | mutants | killed | passed by no test | score |',
    '| --- | --- | --- | --- | --- |',
    ...[...byFile].toSorted(([a], [b]) => a.localeCompare(b)).map(([file, of]) => line(file, of)),
    line('**together**', outcomes),
    '',
    ...survivors.map(
      ({ mutant: { file, line: at, mutator, original, replacement }, covered }) =>
        `${file}:${at} ${mutator}${covered ? '' : ' (no test)'}: ${oneLine(original)} → ${oneLine(replacement)}`,
    ),
  ].join('\n');
}
