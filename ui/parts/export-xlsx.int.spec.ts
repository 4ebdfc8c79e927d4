import { unzipSync, strFromU8 } from 'fflate';
import { dayCell } from './export-file.ts';
import { xlsxOf } from './export-xlsx.ts';

const parts = async (): Promise<Readonly<Record<string, string>>> => {
  const blob = await xlsxOf({
    note: '用途：核对',
    columns: [
      { head: '案号', width: 26 },
      { head: '件数', width: 9 },
      { head: '立卷日期', width: 12 },
    ],
    rows: [
      ['=HYPERLINK("x")', -3, dayCell('2026-11-30')],
      ['＝1+1', 0, dayCell(null)],
    ],
  });
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, strFromU8(file)]));
};

test('a workbook has widths, heads that stay and filter, and types instead of apostrophes', async () => {
  const files = await parts();
  const sheet = files['xl/worksheets/sheet1.xml']!;
  expect(sheet).toMatch(/<col [^>]*width="26[^>]*\/>/);
  expect(sheet).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/);
  expect(sheet).toMatch(/<\/sheetData><autoFilter ref="A2:C4"\/>/);
  // -3 and the serial number of 2026-11-30 are numbers.
  expect(sheet).toContain('<v>-3</v>');
  expect(sheet).toContain('<v>46356</v>');
  expect(sheet).not.toContain('<f>');
  const texts = Object.values(files).join();
  expect(texts).toContain('>=HYPERLINK(');
  expect(texts).toContain('>＝1+1<');
  expect(texts).not.toContain("'=");
});
