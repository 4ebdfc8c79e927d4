import writeExcelFile from 'write-excel-file/browser';
import { guarded, type Sheet } from './export-file.ts';

const text = (value: string, bold = false) => ({
  type: String,
  value: guarded(value),
  ...(bold ? { fontWeight: 'bold' as const } : {}),
});

/** A workbook of one sheet; every cell is text. */
export const xlsxOf = ({ note, heads, rows }: Sheet): Promise<Blob> =>
  writeExcelFile([
    [text(note)],
    heads.map((head) => text(head, true)),
    ...rows.map((row) => row.map((value) => text(value))),
  ]).toBlob();
