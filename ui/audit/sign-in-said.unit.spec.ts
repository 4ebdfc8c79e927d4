import { signInSaid } from './sign-in-said.ts';

describe('what an event of signing in says', () => {
  test.each([
    [
      'SignedIn',
      { way: 'password', client: 'screens', source: '10.0.0.1' },
      '密码登录；网页；来自 10.0.0.1',
      'by password; screens; from 10.0.0.1',
    ],
    ['SessionExpired', { how: 'idle', source: null }, '长时间未使用', 'not used for too long'],
    [
      'SignInsFailed',
      {
        source: 'others',
        total: 61,
        kinds: [
          { way: 'password', reason: 'wrongPassword', account: 'auditor', count: 60 },
          { way: 'password', reason: 'unknownName', account: null, count: 1 },
        ],
      },
      '共 61 次；密码错误 auditor ×60；没有此用户 ×1；来自 others',
      '61 in all; wrong password auditor ×60; no such user ×1; from others',
    ],
  ])('%s', (type, data, zh, en) => {
    expect(signInSaid(type, data)).toEqual({ zh, en });
  });

  test('a code that this version does not know is no word on the screen', () => {
    expect(signInSaid('SignedOut', { how: 'byMagic', source: null })).toEqual({
      zh: '其他',
      en: 'other',
    });
  });

  test('of another event nothing', () => {
    expect(signInSaid('CaseOpened', {})).toBeNull();
  });
});
