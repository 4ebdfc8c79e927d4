import { Problem, problemBody } from '#domain/kernel/problem.ts';
import { obtainToken } from './obtain-token.ts';

test('a process that does not sign in is no server that is away: what it says is passed on', async () => {
  const elsewhere = new Problem('role-elsewhere', [
    { rule: 'ROLE', article: null, text: { zh: '须由……：http://one', en: 'Ask … http://one' } },
  ]);
  const send = async () =>
    Response.json(problemBody(elsewhere, 'zh', ''), {
      status: 421,
      headers: { 'content-type': 'application/problem+json' },
    });
  const asked = obtainToken({ baseUrl: 'http://other', user: 'a', password: 'b', send });
  await expect(asked).rejects.toMatchObject({ name: 'SignInRefused', status: 421 });
  await expect(asked).rejects.toThrow('http://one [role-elsewhere]');
});
