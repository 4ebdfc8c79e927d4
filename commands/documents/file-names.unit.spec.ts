import { extensionOf, keptName } from './file-names.ts';

test.each([
  ['建议书.pdf', '建议书.pdf', '.pdf'],
  [' 建议书.pdf ', '建议书.pdf', '.pdf'],
  ['　建议书.PDF　', '建议书.PDF', '.pdf'],
  ['建议书．pdf', '建议书.pdf', '.pdf'],
  ['建议书。ＰＤＦ', '建议书.PDF', '.pdf'],
  ['建议书. pdf', '建议书.pdf', '.pdf'],
  ['裁定（一）．扫描件.tif', '裁定（一）．扫描件.tif', '.tif'],
  ['e\u0301.txt', 'é.txt', '.txt'],
  ['没有扩展名', '没有扩展名', ''],
  ['.pdf', '.pdf', ''],
])('%p is kept as %p', (given, kept, extension) => {
  expect(keptName(given)).toBe(kept);
  expect(extensionOf(keptName(given))).toBe(extension);
});
