import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { ApiProblem } from './api.ts';
import { readAnew } from './read-anew.ts';
import { sessionKey } from './session.ts';

/** Shows what a question gives, and counts how often it was asked. */
async function shown(client: QueryClient, key: string, answer: () => unknown) {
  const asked = { times: 0 };
  const observer = new QueryObserver(client, {
    queryKey: [key],
    retry: false,
    queryFn: async () => {
      asked.times += 1;
      return answer();
    },
  });
  const first = new Promise<void>((done) => {
    observer.subscribe(({ status }) => {
      if (status !== 'pending') done();
    });
  });
  await first;
  return asked;
}
const refusedWith = (status: number) => (): never => {
  throw new ApiProblem(status, {});
};

test('what is shown is read anew; what the server refused is not, for nobody asked again', async () => {
  const client = new QueryClient();
  const cases = await shown(client, '/api/cases', () => []);
  const failed = await shown(client, '/api/search', refusedWith(500));
  const session = await shown(client, sessionKey[0], () => ({}));
  const refused = [
    await shown(client, '/api/access/operations/command%3AruleOnCase', refusedWith(403)),
    await shown(client, '/api/cases/of-another-agency', refusedWith(403)),
    await shown(client, '/api/work', refusedWith(401)),
  ];
  await readAnew(client);
  await readAnew(client);
  expect(cases.times).toBe(3);
  expect(failed.times).toBe(3);
  expect(session.times).toBe(1);
  expect(refused.map(({ times }) => times)).toEqual([1, 1, 1]);
  client.unmount();
  client.clear();
});
