import { readInputs } from './read-inputs.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readInputs('facts.json', bytes(text));
const told = (text: string) =>
  read(text).inputs.map((input) =>
    input.kind === 'read' ? [input.line, input.value] : [input.line, input.errors[0]!.code],
  );

test('an object, a list and lines are read, each with its line', () => {
  expect(read('{"a":1}')).toMatchObject({ list: false, inputs: [{ line: 1, value: { a: 1 } }] });
  expect(told('[\n {"a":1},\n\n {"a":\n2}]')).toEqual([
    [2, { a: 1 }],
    [4, { a: 2 }],
  ]);
  expect(told('{"a":1}\n\n{"a":2}\n')).toEqual([
    [1, { a: 1 }],
    [3, { a: 2 }],
  ]);
});

test('a broken line is named by its own number, and the others are answered', () => {
  expect(told('{"a":1}\n{"a":\n{"a":3}')).toEqual([
    [1, { a: 1 }],
    [2, 'notJson'],
    [3, { a: 3 }],
  ]);
  expect(read('{"a":1}\n{"a":').inputs[1]).toMatchObject({
    errors: [{ text: { en: expect.stringContaining('line 2') } }],
  });
  expect(told('{"a"\n{"a":2}')).toEqual([
    [1, 'notJson'],
    [2, { a: 2 }],
  ]);
});

test('a broken document is named by the line on which it breaks, in both languages', () => {
  const [input] = read('{\n "a": 1,\n "b" 2\n}').inputs;
  expect(input).toMatchObject({
    kind: 'unread',
    file: 'facts.json',
    line: 3,
    errors: [
      { text: { zh: expect.stringContaining('第 3 行'), en: expect.stringContaining('line 3') } },
    ],
  });
});

test('a key that stands twice is refused, wherever it stands', () => {
  expect(told('{"merit":[],\n"merit":["repent"]}')).toEqual([[2, 'duplicateKey']]);
  expect(told('[{"priors":[{"months":1,"months":2}]}]')).toEqual([[1, 'duplicateKey']]);
  expect(told('[{"a":1},{"a":2}]')).toHaveLength(2);
});

test('a byte order mark is passed over', () => {
  expect(
    readInputs('a', Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes('{"a":1}'))).inputs,
  ).toMatchObject([{ kind: 'read', value: { a: 1 } }]);
});

test('what is no UTF-8 is refused as that, and not read as something else', () => {
  // {"property":"无"} as GBK
  const gbk = Uint8Array.of(...bytes('{"property":"'), 0xce, 0xde, ...bytes('"}'));
  expect(readInputs('gbk.json', gbk)).toMatchObject({
    list: false,
    inputs: [
      {
        kind: 'unread',
        errors: [{ code: 'notUtf8', text: { zh: expect.stringContaining('GBK') } }],
      },
    ],
  });
});

test('a document without a bottom is refused by its line, and costs no other line its answer', () => {
  expect(told('['.repeat(100_000))).toEqual([[1, 'tooDeep']]);
  expect(told(`{\n"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`)).toEqual([[2, 'tooDeep']]);
  expect(told(`{"a":1}\n${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}\n{"a":3}`)).toEqual([
    [1, { a: 1 }],
    [2, 'tooDeep'],
    [3, { a: 3 }],
  ]);
  expect(told('{"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}')).toEqual([
    [1, { a: '['.repeat(40) }],
  ]);
});
