import { requestName } from './request-name.ts';

test('a request is told by the beginning of its number, what is none by its name', () => {
  expect(requestName('0b5b1c9e-0000-7000-8000-000000000000', null).zh).toBe('请求 0b5b1c9e');
  expect(requestName('demonstration-3101-7', 'acceptCase').zh).toBe('演示数据（立案）');
});

test('a command of criminal procedure is told as one, and not as an opening', () => {
  const id = '0b5b1c9e-0000-7000-8000-000000000000';
  expect(requestName(id, 'criminal.requestArrest')).toEqual({
    zh: '请求 0b5b1c9e（办理刑事案件）',
    en: 'request 0b5b1c9e (Act in a criminal case)',
  });
});
