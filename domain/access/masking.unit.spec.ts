import { masked, maskName, maskNumber } from './masking.ts';

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
});
