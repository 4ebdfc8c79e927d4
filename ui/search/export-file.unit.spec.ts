import { csvText, guarded } from './export-file.ts';

describe('an export', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'takes %j for text, not for a formula',
    (text) => {
      expect(guarded(text)).toBe(`'${text}`);
    },
  );

  test.each(['张三', '（2026）沪01刑更1号', '<img onerror=alert(1)>', '𠮷野家', ''])(
    'leaves %j as it is',
    (text) => {
      expect(guarded(text)).toBe(text);
    },
  );

  test('begins with a byte order mark and doubles quotes', () => {
    const text = csvText({ note: 'n', heads: ['姓名'], rows: [['a"b'], ['=x']] });
    expect(text).toBe('\uFEFF"n"\r\n"姓名"\r\n"a""b"\r\n"\'=x"\r\n');
  });
});
