import { passwordFaults } from './password-rule.ts';

const faultsOf = (password: string) =>
  passwordFaults('li-jing', password).map(({ text }) => text.en);

test.each([
  ['123456789012', 2],
  ['aaaaaaaaaaaaaaaaaaaa', 2],
  ['qwertyuiopasdfgh', 1],
  ['poiuytrewq-A1', 1],
  ['Ab1!Ab1!Ab1!', 1],
  ['correcthorse', 1],
  ['li-jing-Long-2026', 1],
  ['Li-Jing-Long-2026', 1],
  ['Abcdefgh-2026', 1],
])('%s is refused, for %i reasons', (password, number) => {
  expect(faultsOf(password)).toHaveLength(number);
});

test.each([
  'correct horse battery staple',
  '长而且好记的密码 2026',
  '云岭省的一个好密码 2026',
  '春江潮水连海平海上明月共潮生',
  'a-password-of-some-length',
  'Tr0ub4dor&3-x',
])('%s is taken', (password) => {
  expect(faultsOf(password)).toEqual([]);
});
