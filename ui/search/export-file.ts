/** What is exported: a line on who took it and why, heads, rows of text. */
export interface Sheet {
  readonly note: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it
 * (OWASP, CSV injection); what it says stays readable.
 */
export const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (text: string): string => `"${guarded(text).replaceAll('"', '""')}"`;

/** CSV (RFC 4180) in UTF-8 with a byte order mark, so that spreadsheets read Chinese. */
export function csvText({ note, heads, rows }: Sheet): string {
  const lines = [[note], heads, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

export const csvOf = (sheet: Sheet): Blob =>
  new Blob([csvText(sheet)], { type: 'text/csv;charset=utf-8' });
