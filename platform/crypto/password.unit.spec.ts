import { checkPassword, hashOfNobody, hashPassword } from './password.ts';

test('a password fits its own hash alone', async () => {
  const hash = await hashPassword('一个密码');
  expect(await checkPassword('一个密码', hash)).toBe(true);
  expect(await checkPassword('another', hash)).toBe(false);
});

test('the hash of nobody looks like any, so that it takes as long, and no password has it', async () => {
  const form = /^scrypt\$[\w-]{22}\$[\w-]{43}$/;
  expect(hashOfNobody()).toMatch(form);
  expect(await hashPassword('')).toMatch(form);
  expect(hashOfNobody()).not.toBe(hashOfNobody());
  expect(await checkPassword('', hashOfNobody())).toBe(false);
});
