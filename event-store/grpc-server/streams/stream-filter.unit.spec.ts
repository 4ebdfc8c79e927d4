import { BadExpression, patiently } from './stream-filter.ts';

const stopped = (): Error =>
  Object.assign(new Error('stopped'), { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' });
const sleeper = new Int32Array(new SharedArrayBuffer(4));

test('an expression that was stopped while others had the processor is asked again, with more time', () => {
  const given: number[] = [];
  const found = patiently((timeout) => {
    given.push(timeout);
    if (given.length === 3) return true;
    Atomics.wait(sleeper, 0, 0, timeout);
    throw stopped();
  });
  expect(found).toBe(true);
  expect(given).toEqual([50, 100, 200]);
});

test('one that had its time of the processor is refused', () => {
  let asked = 0;
  const busy = (timeout: number): never => {
    asked += 1;
    const before = process.threadCpuUsage();
    for (;;) {
      const { user, system } = process.threadCpuUsage(before);
      if ((user + system) / 1_000 > timeout) throw stopped();
    }
  };
  expect(() => patiently(busy)).toThrow(BadExpression);
  expect(asked).toBe(1);
});
