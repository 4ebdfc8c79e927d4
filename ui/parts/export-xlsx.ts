import writeExcelFile, { type Cell, type Feature } from 'write-excel-file/browser';
import {
  getCellAddress,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
} from 'write-excel-file/utility';
import type { Sheet, SheetCell } from './export-file.ts';

/** A cell says its type, so that no text is ever read as a formula: it stands as it is. */
function typed(cell: SheetCell): Cell {
  if (cell === null) return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  return typeof cell === 'string'
    ? { type: String, value: cell }
    : { type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: 'yyyy-mm-dd' };
}

/** Rows above the first one of data: the note, and the heads. */
const headRows = 2;

/** The parts of a sheet up to the filter, in the order that the standard asks for. */
const partsOfSheet = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'autoFilter',
];

/** The heads carry a filter over all rows beneath them (ECMA-376, 18.3.1.2). */
const filterOver = ({ columns, rows }: Sheet): Feature<File | Blob | ArrayBuffer> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          insertElementMarkupAccordingToOrderOfSiblings(
            xml,
            getSelfClosingTagMarkup('autoFilter', {
              ref: `${getCellAddress(headRows - 1, 0)}:${getCellAddress(headRows - 1 + rows.length, columns.length - 1)}`,
            }),
            partsOfSheet,
            'worksheet',
          ),
      },
    },
  },
});

/** A workbook of one sheet: heads that stay in sight and filter, columns as wide as they need. */
export const xlsxOf = (sheet: Sheet): Promise<Blob> =>
  writeExcelFile(
    [
      [{ type: String, value: sheet.note }],
      sheet.columns.map(({ head }) => ({ type: String, value: head, fontWeight: 'bold' as const })),
      ...sheet.rows.map((row) => row.map(typed)),
    ],
    { columns: sheet.columns.map(({ width }) => ({ width })), stickyRowsCount: headRows },
    { features: [filterOver(sheet)] },
  ).toBlob();
