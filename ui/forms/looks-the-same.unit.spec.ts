import type { FieldProps } from './field-props.tsx';
import type { Field, FormValue } from './field-schema.ts';
import { looksTheSame } from './looks-the-same.ts';

const field: Field = {
  name: 'on',
  label: { zh: '办理日期', en: 'Date' },
  nullable: false,
  kind: { type: 'date' },
};
const shown: Omit<FieldProps, 'onChange'> = {
  field,
  value: '2026-03-02',
  pointer: '/on',
  faults: new Map([['/onset', 'of a neighbour']]),
  reckoned: new Map<string, FormValue>([['/on', ['a', 'b']]]),
  without: new Set(['/other']),
};

test('a field is drawn anew for its own value, its pointer, and what is called on a change', () => {
  expect(looksTheSame(shown, { ...shown })).toBe(true);
  expect(looksTheSame(shown, { ...shown, value: '2026-03-03' })).toBe(false);
  expect(looksTheSame(shown, { ...shown, pointer: '/priors/1/on' })).toBe(false);
  expect(looksTheSame(shown, { ...shown, field: { ...field } })).toBe(false);
  expect(looksTheSame(shown, { ...shown, hints: {} })).toBe(false);
  expect(looksTheSame({ ...shown, hints: {} }, shown)).toBe(false);
});

test.each(['/on', '/on/day', '/on.day'])(
  'what is said, reckoned or left out at %s is its own',
  (at) => {
    expect(looksTheSame(shown, { ...shown, faults: new Map([[at, 'wrong']]) })).toBe(false);
    expect(looksTheSame(shown, { ...shown, reckoned: new Map([[at, 'c']]) })).toBe(false);
    expect(looksTheSame(shown, { ...shown, without: new Set([at]) })).toBe(false);
  },
);

test('what is said in other words at the same place is drawn anew', () => {
  const faulty = { ...shown, faults: new Map([['/on', 'one thing']]) };
  expect(looksTheSame(faulty, { ...shown, faults: new Map([['/on', 'one thing']]) })).toBe(true);
  expect(looksTheSame(faulty, { ...shown, faults: new Map([['/on', 'another']]) })).toBe(false);
});

test.each(['/onset', '/other', '/facts/on'])('what is said at %s is of another field', (at) => {
  expect(looksTheSame(shown, { ...shown, faults: new Map([[at, 'wrong']]) })).toBe(true);
  const reckoned = new Map<string, FormValue>([...shown.reckoned!, [at, 'c']]);
  expect(looksTheSame(shown, { ...shown, reckoned })).toBe(true);
  expect(looksTheSame(shown, { ...shown, without: new Set([at]) })).toBe(true);
});

test('what is reckoned alike in another object is no news', () => {
  const reckoned = new Map<string, FormValue>([['/on', ['b', 'a']]]);
  expect(looksTheSame(shown, { ...shown, reckoned })).toBe(true);
});
