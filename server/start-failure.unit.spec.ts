import { z } from 'zod';
import { NewerLayout } from '#platform/layout.ts';
import { opening, StartFailure, startFailureText } from './start-failure.ts';

test('a store of a later program is named, in both languages, with what to do', async () => {
  const failure = await opening('identity.db', () => {
    throw new NewerLayout('identity.db', 9, 1);
  }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StartFailure);
  expect(failure).toMatchObject({ code: 'newer', part: 'identity.db' });
  expect(startFailureText(failure as StartFailure)).toMatch(/较新版本[^]*later version/);
});

test('a file that has not the shape that was written is damaged, told in words', async () => {
  const failure = await opening('keys/oidc.json', () => {
    z.object({ keys: z.array(z.string()) }).parse({ keys: 'none' });
  }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'damaged', part: 'keys/oidc.json' });
  const text = startFailureText(failure as StartFailure);
  expect(text).toContain('keys: ');
  expect(text).not.toContain('"code"');
});
