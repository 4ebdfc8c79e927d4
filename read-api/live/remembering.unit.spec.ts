import { remembering } from './remembering.ts';

test('asks once for each key, also where the answer is nothing', async () => {
  const asked: string[] = [];
  const lookUp = remembering(async (key) => {
    asked.push(key);
    return key === 'none' ? null : key.toUpperCase();
  });
  expect([
    await lookUp('a'),
    await lookUp('none'),
    await lookUp('a'),
    await lookUp('none'),
  ]).toEqual(['A', null, 'A', null]);
  expect(asked).toEqual(['a', 'none']);
});

test('asks again after a failure', async () => {
  let calls = 0;
  const lookUp = remembering(async () => {
    calls += 1;
    if (calls === 1) throw new Error('away');
    return calls;
  });
  await expect(lookUp('a')).rejects.toThrow('away');
  expect(await lookUp('a')).toBe(2);
});
