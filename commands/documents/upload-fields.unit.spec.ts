import { uploadFields } from './documents.controller.ts';

test('a digest is taken in capitals as well, and is the same one', () => {
  const digest = 'AB'.repeat(32);
  expect(uploadFields.parse({ sha256: digest })).toEqual({ sha256: digest.toLowerCase() });
  expect(uploadFields.safeParse({ sha256: 'xy'.repeat(32) }).success).toBe(false);
});
