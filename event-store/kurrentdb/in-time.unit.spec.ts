import { deadlineIn } from './address.ts';
import { inTime } from './in-time.ts';

test('an answer in time is given', async () => {
  await expect(inTime(60_000, () => Promise.resolve('there'))).resolves.toBe('there');
});

test('what fails in time fails as it does', async () => {
  await expect(inTime(60_000, () => Promise.reject(new RangeError('no')))).rejects.toThrow('no');
});

test('a server that says nothing is away, and what asked is told that it is too late', async () => {
  let told: AbortSignal | null = null;
  const silent = inTime(20, (late) => {
    told = late;
    return new Promise(() => undefined);
  });
  await expect(silent).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'io' });
  expect(told!.aborted).toBe(true);
});

test.each([
  ['esdb://localhost:2113', 10_000],
  ['esdb://localhost:2113?tls=false&defaultDeadline=2500', 2_500],
  ['esdb://localhost:2113?defaultdeadline=800&tls=false', 800],
])('%s is waited for %d ms', (address, ms) => {
  expect(deadlineIn(address)).toBe(ms);
});
