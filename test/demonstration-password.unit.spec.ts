import { checkPassword } from '#platform/crypto/password.ts';
import { demonstration } from '#demo/accounts.ts';

test('the hash that comes with the demonstration is of its password, at the cost of today', async () => {
  expect(await checkPassword(demonstration.password, demonstration.passwordHash)).toBe(true);
});
