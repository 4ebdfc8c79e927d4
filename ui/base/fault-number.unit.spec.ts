import { faultNumber } from './fault-number.ts';

const failed = (origin: string, what = 'x.toSorted is not a function') =>
  Object.assign(new TypeError(what), {
    stack: `TypeError: ${what}\n    at list (${origin}/assets/a-1.js:3:4)\n    at b (${origin}/assets/b.js:1:1)`,
  });

test('one fault has one number, wherever the server stands', () => {
  expect(faultNumber(failed('http://10.1.2.3:8080'))).toMatch(/^P-[0-9A-F]{6}$/);
  expect(faultNumber(failed('http://10.1.2.3:8080'))).toBe(
    faultNumber(failed('https://andu.example')),
  );
});

test('another fault has another number, and anything thrown has one', () => {
  expect(faultNumber(failed('http://a'))).not.toBe(faultNumber(failed('http://a', 'y')));
  expect(faultNumber('text')).toMatch(/^P-[0-9A-F]{6}$/);
  expect(faultNumber(null)).not.toBe(faultNumber(undefined));
});
