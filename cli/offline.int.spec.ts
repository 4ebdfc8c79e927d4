import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rememberContents } from '#platform/data-folder/contents.ts';
import { enginesIn } from './offline.ts';

let folder: string;
const named = process.env.ANDU_EVENT_STORE;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-offline-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  if (named === undefined) delete process.env.ANDU_EVENT_STORE;
  else process.env.ANDU_EVENT_STORE = named;
});

const store = 'esdb://127.0.0.1:2113?tls=false';

test.each([
  ['kurrentdb', undefined, '请设置 ANDU_EVENT_STORE'],
  ['embedded', store, '请去掉 ANDU_EVENT_STORE'],
] as const)(
  'a folder with its events in %s is not read by the other setting',
  (kind, given, said) => {
    rememberContents(folder, kind);
    if (given === undefined) delete process.env.ANDU_EVENT_STORE;
    else process.env.ANDU_EVENT_STORE = given;
    expect(() => enginesIn(folder)).toThrow(said);
  },
);

test('one that was never started, or fits, is read by what is set', () => {
  process.env.ANDU_EVENT_STORE = store;
  expect(enginesIn(folder).events.kind).toBe('kurrentdb');
  rememberContents(folder, 'kurrentdb');
  expect(enginesIn(folder).events.kind).toBe('kurrentdb');
  delete process.env.ANDU_EVENT_STORE;
  rememberContents(folder, 'embedded');
  expect(enginesIn(folder).events.kind).toBe('embedded');
});
