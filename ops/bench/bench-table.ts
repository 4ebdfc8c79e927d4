/** What the project holds a figure to: at least, or at most, so much. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number };

/** One figure of a measurement. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Median of the ratios to another row, taken round by round: what a shared machine can say. */
  readonly ratio?: { readonly to: string; readonly value: number };
  /** Of the ratio where there is one, else of the value. */
  readonly bar?: Bar;
  /** Present with a bar. */
  readonly met?: boolean;
}

export interface BenchTable {
  readonly title: string;
  readonly rows: readonly BenchRow[];
  /** What a reader has to know to compare the figures. */
  readonly notes: readonly string[];
}

/** Results of one workload, a number for each round. */
export interface Rounds {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
}

/** The middle of the values; the mean of the two in the middle for an even number of them. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The least value that a part (0 to 1) of the values do not exceed: the nearest rank. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  // 0.95 of 20 is 19, whatever is left of the binary fraction.
  return sorted[Math.max(0, Math.ceil(sorted.length * part - 1e-9) - 1)]!;
}

export const meets = (value: number, bar: Bar): boolean =>
  'atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost;

/** One measured value, with the bar that it is held to if there is one. */
export const figure = (name: string, value: number, unit: string, bar?: Bar): BenchRow =>
  bar === undefined ? { name, value, unit } : { name, value, unit, bar, met: meets(value, bar) };

/** The median of a workload, beside another one of the same rounds if given. */
export function row(rounds: Rounds, to?: Rounds, bar?: Bar): BenchRow {
  const middle = figure(rounds.name, median(rounds.values), rounds.unit, to ? undefined : bar);
  if (!to) return middle;
  const value = median(rounds.values.map((each, round) => each / to.values[round]!));
  const compared = { ...middle, ratio: { to: to.name, value } };
  return bar === undefined ? compared : { ...compared, bar, met: meets(value, bar) };
}

/** True when no row missed its bar. */
export const allMet = ({ rows }: BenchTable): boolean => rows.every(({ met }) => met !== false);

/** The table as text in columns, for a terminal. */
export function formatTable({ title, rows, notes }: BenchTable): string {
  const cells = rows.map(({ name, value, unit, ratio, bar, met }) => [
    name,
    rounded(value),
    unit,
    ratio ? `${ratio.value.toFixed(2)} × ${ratio.to}` : '',
    bar === undefined ? '' : 'atLeast' in bar ? `≥ ${bar.atLeast}` : `≤ ${bar.atMost}`,
    met === undefined ? '' : met ? 'met' : 'below',
  ]);
  const head = ['', 'figure', 'unit', 'ratio', 'bar', 'result'];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...cells].map((line) => line[column]!.length)),
  );
  const lines = [head, ...cells].map((line) =>
    line
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
  return [title, ...lines, ...notes.map((note) => `  ${note}`)].join('\n');
}

const rounded = (value: number): string =>
  value >= 100
    ? Math.round(value).toLocaleString('en')
    : Number.isInteger(value)
      ? String(value)
      : value.toPrecision(3);
