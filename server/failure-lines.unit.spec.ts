import { StoreUnavailable } from '#event-store/port.ts';
import { failureLines } from './failure-lines.ts';

test('a server that is away is said once a minute, with what was left out, and all else each time', () => {
  const lines: object[] = [];
  let now = 0;
  const { failed } = failureLines(
    { error: (line: object) => void lines.push(line) } as never,
    () => now,
  );
  const away = new StoreUnavailable('io', { server: 'KurrentDB' });
  const full = new StoreUnavailable('full');
  for (const error of [away, away, full, away, full]) failed(error, 'one', 'store-unavailable');
  now = 60_000;
  failed(away, 'two', 'store-unavailable');
  expect(lines).toEqual([
    { err: away, correlationId: 'one', server: 'KurrentDB', leftOut: 0 },
    { err: full, correlationId: 'one' },
    { err: full, correlationId: 'one' },
    { err: away, correlationId: 'two', server: 'KurrentDB', leftOut: 2 },
  ]);
});
