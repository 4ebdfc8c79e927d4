import { checkFile, FileFault, fileFaultNames } from './file-fault.ts';

test.each(Object.entries(fileFaultNames))('%s is a sentence in both languages', (_, { zh, en }) => {
  expect(zh).toMatch(/\p{Script=Han}{4}/u);
  expect(en).toMatch(/^[A-Z][^\p{Script=Han}]{20,}$/u);
});

test.each([
  [0, 'empty'],
  [200 * 1024 * 1024 + 1, 'tooLarge'],
] as const)('a file of %d bytes is %s', (size, kind) => {
  expect(() => checkFile({ size } as File)).toThrow(new FileFault(kind));
});

test('a file of 200 MB is taken', () => {
  expect(() => checkFile({ size: 200 * 1024 * 1024 } as File)).not.toThrow();
});
