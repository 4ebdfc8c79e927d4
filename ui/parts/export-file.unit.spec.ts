import { csvText, dayCell, guarded } from './export-file.ts';

describe('an export', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\n=1+1',
    '\nx',
    ' =1+1',
    '\u3000=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
  ])('takes %j for text, not for a formula', (text) => {
    expect(guarded(text)).toBe(`'${text}`);
  });

  test.each(['张三', '（2026）沪01刑更1号', '<img onerror=alert(1)>', '𠮷野家', '', 'a=b'])(
    'leaves %j as it is',
    (text) => {
      expect(guarded(text)).toBe(text);
    },
  );

  test('begins with a byte order mark and doubles quotes; numbers and days stand as they are', () => {
    const text = csvText({
      note: 'n',
      columns: ['姓名', '差', '日期'].map((head) => ({ head, width: 10 })),
      rows: [
        ['a"b', -3, dayCell('2026-11-30')],
        ['=x', 0, dayCell(null)],
      ],
    });
    expect(text).toBe(
      '\uFEFF"n"\r\n"姓名","差","日期"\r\n"a""b","-3","2026-11-30"\r\n"\'=x","0",""\r\n',
    );
  });
});
