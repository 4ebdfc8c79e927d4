/** Pages to be printed, first and last included. */
export interface PrintRange {
  readonly from: number;
  readonly to: number;
}

/** A range as people type it: empty or `全部` for the whole, `3`, `2-5`, `2－5`, `2至5`; null for what is none. */
export function printRange(typed: string, pages: number): PrintRange | null {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '');
  if (text === '' || text === '全部') return { from: 1, to: pages };
  const match = /^(\d{1,6})(?:[-~–—至到](\d{1,6}))?$/.exec(text);
  if (match === null) return null;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from >= 1 && from <= to && to <= pages ? { from, to } : null;
}
