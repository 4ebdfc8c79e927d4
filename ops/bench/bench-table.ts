/** One figure of a measurement. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Median of the ratios to another row, taken round by round: what a shared machine can say. */
  readonly ratio?: { readonly to: string; readonly value: number };
  /** Least ratio, or least value where there is no ratio, that the project holds itself to. */
  readonly bar?: number;
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

/** The value that a part (0 to 1) of the values do not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

/** The median of a workload, beside another one of the same rounds if given. */
export function row(rounds: Rounds, to?: Rounds, bar?: number): BenchRow {
  const figure = { name: rounds.name, value: median(rounds.values), unit: rounds.unit };
  if (!to) return bar === undefined ? figure : { ...figure, bar, met: figure.value >= bar };
  const value = median(rounds.values.map((each, round) => each / to.values[round]!));
  const compared = { ...figure, ratio: { to: to.name, value } };
  return bar === undefined ? compared : { ...compared, bar, met: value >= bar };
}

/** The table as text in columns, for a terminal. */
export function formatTable({ title, rows, notes }: BenchTable): string {
  const cells = rows.map((each) => [
    each.name,
    rounded(each.value),
    each.unit,
    each.ratio ? `${each.ratio.value.toFixed(2)} × ${each.ratio.to}` : '',
    each.bar === undefined ? '' : `≥ ${each.bar}`,
    each.met === undefined ? '' : each.met ? 'met' : 'NOT MET',
  ]);
  const head = ['', 'median', 'unit', 'ratio', 'bar', ''];
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
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
