import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from './rules/index.ts';
import type { Treatment } from './rules/rule.ts';

const domain = join(import.meta.dirname, '..');

/** The program itself: neither the texts of the rules nor tests. */
const sources = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    path.endsWith('.ts') &&
    !/\.spec\.ts$|(^|\/)testing\/|^law\/rules\//.test(path.replaceAll('\\', '/')),
);

/** Ids that the program writes out below these folders. */
const namedIn = (...folders: readonly string[]): ReadonlySet<string> =>
  new Set(
    sources
      .filter((path) => folders.some((folder) => path.startsWith(folder)))
      .flatMap((path) => [...readFileSync(join(domain, path), 'utf8').matchAll(/'([^'\n]+)'/g)])
      .map((match) => match[1]!),
  );

const marked = (treatment: Treatment): readonly string[] =>
  rules.filter((each) => each.treatment === treatment).map(({ id }) => id);
const notNamed = (ids: readonly string[], named: ReadonlySet<string>) =>
  ids.filter((id) => !named.has(id));

test('every rule has one of the four treatments, and the four make up the whole', () => {
  const all = (['computed', 'process', 'materials', 'forPerson'] as const).flatMap(marked);
  expect(all).toHaveLength(rules.length);
  expect(new Set(all).size).toBe(324);
});

test('every rule marked as computed is named by the review, the time limits or the course of a case', () => {
  const calculation = namedIn('law/review/', 'law/deadlines/', 'casework/');
  expect(notNamed(marked('computed'), calculation)).toEqual([]);
});

test('every rule marked as checked on the process is named where the course of a case is checked', () => {
  const process = namedIn('casework/', 'law/review/', 'law/deadlines/');
  expect(notNamed(marked('process'), process)).toEqual([]);
});

test('every rule marked as checked on the materials is named by the list of materials', () => {
  expect(notNamed(marked('materials'), namedIn('law/materials/'))).toEqual([]);
});

test('a rule left to a person is named at most to ask the person', () => {
  const asking = namedIn('law/review/', 'law/deadlines/', 'casework/', 'law/materials/');
  const named = marked('forPerson').filter((id) => asking.has(id));
  expect(named.sort()).toMatchInlineSnapshot(`
    [
      "CL-071",
      "CL-081-2-OLD",
      "DL-A5",
      "MOJ38-CAT",
      "OP2021-003",
      "OP2021-005-1",
      "OP2021-006",
      "SPC2016-002",
      "SPC2016-003-1",
      "SPC2016-012-2",
      "SPC2016-022",
      "SPC2016-026",
      "SPC2016-031",
      "SPC2016-037-1",
      "SPC2019-006",
      "SPP2025-C7",
    ]
  `);
});
