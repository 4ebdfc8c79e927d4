import { setImmediate as settled } from 'node:timers/promises';
import { loadWhenThere } from './load-when-there.ts';
import { serverPresence } from './server-presence.ts';

const gone = new TypeError('Failed to fetch dynamically imported module');

test('code that cannot be had while the server is away is loaded when it is back', async () => {
  let answers = false;
  const presence = serverPresence(() => Promise.resolve(answers));
  let asked = 0;
  const load = (): Promise<string> => {
    asked += 1;
    return answers ? Promise.resolve('page') : Promise.reject(gone);
  };
  const page = loadWhenThere(load, presence);
  await settled();
  expect(presence.isThere()).toBe(false);
  expect(asked).toBe(1);
  answers = true;
  presence.told(true);
  expect(await page).toBe('page');
  expect(asked).toBe(2);
});

test('code that is not there although the server is, is a fault', async () => {
  const presence = serverPresence(() => Promise.resolve(true));
  await expect(loadWhenThere(() => Promise.reject(gone), presence)).rejects.toBe(gone);
});
