import { hiddenWordsOf, masked, maskName, maskNumber, withoutWords } from './masking.ts';

describe('masking', () => {
  test('keeps the first character of a name, also a rare one of two code units', () => {
    expect(maskName('欧阳明')).toBe('欧某');
    expect(maskName('𠮷田')).toBe('𠮷某');
  });

  test('keeps the last two characters of a number', () => {
    expect(maskNumber('3101151234')).toBe('********34');
    expect(maskNumber('7')).toBe('*7');
  });

  test('hides names and numbers wherever they stand, and leaves the rest and the original', () => {
    const event = {
      offender: { name: '王小明', prisonerNumber: 'A-1024' },
      facts: { birthDate: '1990-02-03', offence: '盗窃罪' },
      list: [{ name: '李四', identityNumber: '310115199002031234' }, null, 3],
    };
    expect(masked(event)).toEqual({
      offender: { name: '王某', prisonerNumber: '****24' },
      facts: { birthDate: '1990-**-**', offence: '盗窃罪' },
      list: [{ name: '李某', identityNumber: '****************34' }, null, 3],
    });
    expect(event.offender.name).toBe('王小明');
  });

  test('hides a name and a number in what people wrote, however often, and signs of a pattern are text', () => {
    const words = hiddenWordsOf({ name: '王$&明', prisonerNumber: 'A-1024' });
    const event = { text: '罪犯王$&明（A-1024）悔改，王$&明获表扬', list: ['王$&明', 3, null] };
    expect(masked(event, words)).toEqual({
      text: '罪犯王某（****24）悔改，王某获表扬',
      list: ['王某', 3, null],
    });
  });

  test('takes a name of one character for no word of a text', () => {
    expect(
      withoutWords('王某有立功表现', hiddenWordsOf({ name: '有', prisonerNumber: null })),
    ).toBe('王某有立功表现');
  });

  test('takes a short number for no word either: the days of a case stay what they are', () => {
    const words = hiddenWordsOf({ name: '王小明', prisonerNumber: '12' });
    expect(masked({ on: '2026-12-12', text: '12 号罪犯王小明' }, words)).toEqual({
      on: '2026-12-12',
      text: '12 号罪犯王某',
    });
  });

  test('hides a name with other dots, blanks and widths than it was entered with', () => {
    const words = hiddenWordsOf({ name: '买买提·吐尔逊', prisonerNumber: '3101000001' });
    const text = '买买提•吐尔逊、买买提吐尔逊与买买提 ・ 吐尔逊（３１０１０００００１）';
    expect(withoutWords(text, words)).toBe('买某、买某与买某（********01）');
  });

  test('of a search keeps the words of the procedure, and hides what might be a name', () => {
    expect(masked({ q: '王小明 AND 累犯 NOT "李四" 罪名：盗窃罪 3101000001' })).toEqual({
      q: '＊＊ AND 累犯 NOT "＊＊" 罪名：盗窃罪 ＊＊',
    });
  });
});
