import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIdentityDatabase } from '../identity-database.ts';
import { codeLifetimeMs, oneTimeCodes } from './one-time-codes.ts';

const folder = mkdtempSync(join(tmpdir(), 'andu-codes-'));
const database = openIdentityDatabase(folder);
let now = Date.parse('2026-03-02T01:00:00Z');
const codes = oneTimeCodes(database, () => now);
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

test('counts once, for its account, however it is typed', () => {
  const { code } = codes.issue('a');
  expect(codes.take('b', code)).toBe('wrong');
  expect(codes.take('a', ` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe('right');
  expect(codes.take('a', code)).toBe('wrong');
});

test('counts no more after its time, or after another was issued', () => {
  const first = codes.issue('a').code;
  const second = codes.issue('a').code;
  expect(codes.take('a', first)).toBe('wrong');
  now += codeLifetimeMs + 1;
  expect(codes.take('a', second)).toBe('wrong');
});

test('no two are the same, and no letter is easily mistaken', () => {
  const many = Array.from({ length: 500 }, () => codes.issue('a').code);
  expect(new Set(many).size).toBe(500);
  expect(many.join('')).not.toMatch(/[01ILOU]/);
});

test('of two people counts with both halves only, and neither half is told again', () => {
  expect(codes.confirm('c')).toBeNull();
  const first = codes.issueHalf('c').code;
  expect(codes.take('c', first)).toBe('unconfirmed');
  expect(codes.take('c', `${first}${first}`)).toBe('unconfirmed');
  now += codeLifetimeMs - 1;
  const { code: second, until } = codes.confirm('c')!;
  expect(Date.parse(until)).toBe(now + codeLifetimeMs);
  now += codeLifetimeMs - 1;
  for (const wrong of [first, second, `${second}${first}`, `${first}${second}2`]) {
    expect(codes.take('c', wrong)).toBe('wrong');
  }
  expect(codes.take('c', `${first} ${second}`)).toBe('right');
  expect(codes.take('c', `${first} ${second}`)).toBe('wrong');
});

test('a first half gives way to a whole code, and a code that was ended counts no more', () => {
  codes.issueHalf('d');
  const { code } = codes.issue('d');
  expect(codes.confirm('d')).toBeNull();
  codes.end('d');
  expect(codes.take('d', code)).toBe('wrong');
});
