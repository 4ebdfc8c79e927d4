/**
 * Looks for the inputs that tell a changed law from the law: for each mutant that no kept answer
 * notices yet, a case or a question about a time limit whose answer it changes. They are kept with
 * the answer of today, for a person to read before they are committed. Prints what nothing tells.
 *
 * `node --conditions=andu-source test/mutation/keep-telling-cases.ts review|deadlines
 *  [--pool 6000] [--tries 400] [--seed 1]`
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  answerTo,
  answerToQuestion,
  keptCases,
  keptFiles,
  keptQuestions,
} from '#domain/law/testing/kept-answers.ts';
import { drawnFacts } from './drawn-facts.ts';
import { drawnQuestions } from './drawn-questions.ts';
import { plantMutants } from './mutants.ts';
import { tellingInputs } from './telling.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pool: { type: 'string', default: '6000' },
    tries: { type: 'string', default: '400' },
    seed: { type: 'string', default: '20261124' },
  },
});
const [pool, tries, seed] = [options.pool, options.tries, options.seed].map(Number) as [
  number,
  number,
  number,
];
const root = join(import.meta.dirname, '../..');
const sandbox = join(root, '.mutation-cases');
const mutants = await plantMutants(root, sandbox);
const planted = (await import(
  pathToFileURL(join(sandbox, 'domain/law/testing/kept-answers.ts')).href
)) as typeof import('#domain/law/testing/kept-answers.ts');

const texts = { zh: [], en: [] };
type Facts = Readonly<Record<string, unknown>>;

function review() {
  const kept = tellingInputs<Facts, 'plain' | 'explained'>(
    mutants,
    {
      files: /\/review\/|period|numeral|fact-names/,
      details: ['plain', 'explained'],
      answered: (facts, detail) =>
        JSON.stringify(planted.answerTo({ facts, ...(detail === 'explained' && { texts }) })),
    },
    {
      known: keptCases().map(({ facts, texts: said }) => [facts, said ? 'explained' : 'plain']),
      drawn: drawnFacts(seed),
      pool,
      tries,
    },
  );
  return kept.map(([facts, detail]) =>
    answerTo({ facts, ...(detail === 'explained' && { texts }) }),
  );
}

function deadlines() {
  const kept = tellingInputs<Facts, 'whole'>(
    mutants,
    {
      files: /\/deadlines\/|\/calendar\//,
      details: ['whole'],
      answered: (question) => JSON.stringify(planted.answerToQuestion({ question })),
    },
    {
      known: keptQuestions().map(({ question }) => [question, 'whole']),
      drawn: drawnQuestions(seed),
      pool,
      tries,
    },
  );
  return kept.map(([question]) => answerToQuestion({ question }));
}

const subjects = { review, deadlines };
const subject = positionals[0] as keyof typeof subjects;
if (!Object.hasOwn(subjects, subject)) throw new RangeError('say review or deadlines');
writeFileSync(keptFiles[subject], `${JSON.stringify(subjects[subject](), null, 1)}\n`);
rmSync(sandbox, { recursive: true, force: true });
