import LongestFirst from './longest-first.ts';

test('files of a dear kind come first, whatever their size, and in a kind the larger one', async () => {
  const sizes: Readonly<Record<string, number>> = {
    'a.unit.spec.ts': 90_000,
    'b.int.spec.ts': 10,
    'c.e2e.spec.ts': 20,
    'd.int.spec.ts': 50,
    'e.unit.spec.tsx': 1,
  };
  const context = { config: { cache: false }, hasteFS: { getSize: (path: string) => sizes[path] } };
  const tests = Object.keys(sizes).map((path) => ({ context, path }) as never);
  const order = await new LongestFirst({ contexts: [], globalConfig: {} as never }).sort(tests);
  expect(order.map(({ path }) => path)).toEqual([
    'c.e2e.spec.ts',
    'd.int.spec.ts',
    'b.int.spec.ts',
    'a.unit.spec.ts',
    'e.unit.spec.tsx',
  ]);
});
