/**
 * Looks for the cases that tell a changed law from the law: for each mutant of the review that
 * no kept case notices yet, one whose answer differs. They are added to the kept cases with the
 * answer of today, for a person to read before they are committed.
 *
 * `node --conditions=andu-source test/mutation/keep-telling-cases.ts [--pool 20000] [--tries 1500]`
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { everyCase } from '#domain/law/testing/every-case.ts';
import { answerTo, keptCases, keptCasesFile } from '#domain/law/testing/kept-answers.ts';
import { randomCase, type RawFacts } from '../independent-law/random-cases.ts';
import { plusDays, type Day } from '../independent-law/dates.ts';
import { type Random, randomOf } from '../independent-law/random.ts';
import { plantMutants, type Mutant } from './mutants.ts';
import { oneLine } from './report.ts';
import { switchboard } from './tests-of-law.ts';

const { values: options } = parseArgs({
  options: {
    pool: { type: 'string', default: '20000' },
    tries: { type: 'string', default: '1500' },
    seed: { type: 'string', default: '20261124' },
  },
});
const root = join(import.meta.dirname, '../..');
const sandbox = join(root, '.mutation-cases');
const mutants = await plantMutants(root, sandbox);
const planted = (await import(
  pathToFileURL(join(sandbox, 'domain/law/testing/kept-answers.ts')).href
)) as typeof import('#domain/law/testing/kept-answers.ts');
const seed = Number(options.seed);

/** Another value in place of one: near it, or as another case has it. */
function changed(value: unknown, others: readonly unknown[], random: Random): unknown {
  if (random.chance(0.3)) return random.pick(others);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + random.pick([-1, 1]);
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
    return random.pick([
      plusDays(value as Day, random.pick([-1, 1, 30, -366, 366])),
      value.slice(0, 7),
      value.slice(0, 4),
    ]);
  if (Array.isArray(value)) {
    const more = others.filter((each) => Array.isArray(each)).flat();
    if (value.length === 0 || random.chance(0.5)) return [...value, random.pick(more)];
    const at = random.between(0, value.length - 1);
    return random.chance(0.3)
      ? value.toSpliced(at, 1)
      : value.with(at, changed(value[at], more, random));
  }
  if (typeof value === 'object' && value !== null) {
    const [name, old] = random.pick(Object.entries(value));
    return { ...value, [name]: changed(old, [null], random) };
  }
  return random.pick(others);
}

/** Random facts and known facts, with up to three of them changed. */
function* drawn(): Generator<RawFacts> {
  const known = everyCase as readonly object[] as readonly RawFacts[];
  const values = new Map<string, unknown[]>();
  for (const facts of [...known, ...Array.from({ length: 2000 }, (_, i) => randomCase(seed, i))])
    for (const [name, value] of Object.entries(facts))
      (values.get(name) ?? values.set(name, [null, true, false]).get(name)!).push(value);
  const names = [...values.keys()];
  yield* known;
  for (let index = 0; ; index++) {
    const random = randomOf(seed + 1, index);
    const facts = { ...(random.chance(0.6) ? random.pick(known) : randomCase(seed, index)) };
    for (let change = random.between(0, 3); change > 0; change--) {
      const name = random.chance(0.6) ? random.pick(Object.keys(facts)) : random.pick(names);
      if (name !== 'measure') facts[name] = changed(facts[name], values.get(name)!, random);
    }
    yield facts;
  }
}

interface Candidate {
  readonly facts: RawFacts;
  /** The answer as lines, and with its explanations as well. */
  readonly plain: string;
  readonly explained: string;
  /** A bit for each mutant whose place the case passes. */
  readonly passes: Uint8Array;
}
type Detail = 'plain' | 'explained';
const texts = { zh: [], en: [] };

const answered = (facts: RawFacts, detail: Detail): string =>
  JSON.stringify(planted.answerTo({ facts, ...(detail === 'explained' && { texts }) }));

const highest = Math.max(...mutants.map(({ id }) => Number(id)));
const isPassed = ({ passes }: Candidate, id: string): boolean =>
  (passes[Number(id) >> 3]! & (1 << (Number(id) & 7))) !== 0;

function candidate(facts: RawFacts): Candidate | null {
  switchboard.currentTestId = 'case';
  try {
    const plain = answered(facts, 'plain');
    const explained = answered(facts, 'explained');
    const passes = new Uint8Array((highest >> 3) + 1);
    for (const id of Object.keys(switchboard.mutantCoverage.perTest['case']!))
      passes[Number(id) >> 3]! |= 1 << (Number(id) & 7);
    return { facts, plain, explained, passes };
  } catch {
    return null; // The schema refuses some draws.
  } finally {
    delete switchboard.mutantCoverage.perTest['case'];
  }
}

/** Whether the answer to a case is another one with the mutant. */
function tells(id: string, each: Candidate, detail: Detail): boolean {
  if (!isPassed(each, id)) return false;
  Object.assign(switchboard, { activeMutant: id, hitCount: 0, hitLimit: 100_000 });
  try {
    return answered(each.facts, detail) !== each[detail];
  } catch {
    return true;
  } finally {
    delete switchboard.activeMutant;
  }
}

const kept = new Map<Candidate, Detail>(
  keptCases().map((each) => [candidate(each.facts)!, each.texts ? 'explained' : 'plain']),
);
const pool: Candidate[] = [];
for (const facts of drawn()) {
  const each = candidate(facts);
  if (each !== null) pool.push(each);
  if (pool.length >= Number(options.pool)) break;
}
process.stderr.write(`${pool.length} candidates\n`);

/** The first case that tells the mutant: of those kept, else one drawn. */
function telling(id: string): readonly [Candidate, Detail] | null {
  for (const known of kept) if (tells(id, ...known)) return known;
  const passing = pool.filter((each) => isPassed(each, id)).slice(0, Number(options.tries));
  const plain = passing.find((each) => tells(id, each, 'plain'));
  if (plain !== undefined) return [plain, kept.get(plain) ?? 'plain'];
  const explained = passing.slice(0, 60).find((each) => tells(id, each, 'explained'));
  return explained === undefined ? null : [explained, 'explained'];
}

const silent: Mutant[] = [];
const ofReview = mutants.filter(({ file }) => /\/review\/|period|numeral|fact-names/.test(file));
for (const [index, mutant] of ofReview.entries()) {
  if (index % 500 === 0)
    process.stderr.write(`${index} of ${ofReview.length}, ${kept.size} kept\n`);
  const found = telling(mutant.id);
  if (found === null) silent.push(mutant);
  else kept.set(...found);
}
process.stderr.write(
  `${ofReview.length - silent.length} of ${ofReview.length} told by ${kept.size} cases\n`,
);
const all = [...kept.keys(), ...pool];
for (const { id, file, line, mutator, original, replacement } of silent) {
  const passed = all.some((each) => isPassed(each, id)) ? '' : ' (passed by none)';
  process.stdout.write(
    `${file}:${line} ${mutator}${passed}: ${oneLine(original)} → ${oneLine(replacement)}\n`,
  );
}

const answers = [...kept].map(([{ facts }, detail]) =>
  answerTo({ facts, ...(detail === 'explained' && { texts }) }),
);
writeFileSync(keptCasesFile, `${JSON.stringify(answers, null, 1)}\n`);
rmSync(sandbox, { recursive: true, force: true });
