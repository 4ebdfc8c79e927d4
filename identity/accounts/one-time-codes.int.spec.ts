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
  expect(codes.take('b', code)).toBe(false);
  expect(codes.take('a', ` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(true);
  expect(codes.take('a', code)).toBe(false);
});

test('counts no more after its time, or after another was issued', () => {
  const first = codes.issue('a').code;
  const second = codes.issue('a').code;
  expect(codes.take('a', first)).toBe(false);
  now += codeLifetimeMs + 1;
  expect(codes.take('a', second)).toBe(false);
});

test('no two are the same, and no letter is easily mistaken', () => {
  const many = Array.from({ length: 500 }, () => codes.issue('a').code);
  expect(new Set(many).size).toBe(500);
  expect(many.join('')).not.toMatch(/[01ILOU]/);
});
