/** What stands in a cell: text, a number, or a day, `YYYY-MM-DD`; null for nothing. */
export type SheetCell = string | number | { readonly day: string } | null;

export interface SheetColumn {
  readonly head: string;
  /** Characters that fit into it, in a workbook. */
  readonly width: number;
}

/** What is exported: a line on who took it and why, columns, rows. */
export interface Sheet {
  readonly note: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** A day of the law as a cell. */
export const dayCell = (day: string | null): SheetCell => (day === null ? null : { day });

/**
 * A cell of a CSV that a spreadsheet would take for a formula gets an apostrophe before it
 * (OWASP, CSV injection): also after blanks, tabs and line feeds, which are skipped by some, and
 * with full-width signs, which some read as the others. What it says stays readable.
 */
export const guarded = (text: string): string =>
  /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u.test(text) ? `'${text}` : text;

const textOf = (cell: SheetCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? guarded(cell) : cell.day;
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** CSV (RFC 4180) in UTF-8 with a byte order mark, so that spreadsheets read Chinese. */
export function csvText({ note, columns, rows }: Sheet): string {
  const lines: readonly (readonly SheetCell[])[] = [
    [note],
    columns.map(({ head }) => head),
    ...rows,
  ];
  return `\uFEFF${lines.map((row) => row.map((cell) => quoted(textOf(cell))).join(',')).join('\r\n')}\r\n`;
}

export const csvOf = (sheet: Sheet): Blob =>
  new Blob([csvText(sheet)], { type: 'text/csv;charset=utf-8' });
