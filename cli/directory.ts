import { randomUUID } from 'node:crypto';
import { directoryFileSchema } from '#domain/directory/directory-file.ts';
import { errors } from '#domain/kernel/errors.ts';
import { Problem, type ProblemBody } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { asPerson } from './as-person.ts';
import type { ExitCode } from './exit-code.ts';
import { nameOf, readGivenText } from './given-file.ts';
import { parseGiven } from './json-fault.ts';
import { lineOf } from './pointer-line.ts';
import { print, report } from './print.ts';

type Options = Readonly<Record<string, unknown>>;

/** What was done, or would be; of a refusal what stands against it, in both languages. */
interface Answer {
  readonly counts?: Readonly<Record<string, number>>;
  readonly unchanged?: number;
  readonly faults?: readonly Violation[];
}

/**
 * Sends a directory: all of it or nothing. With `--dry-run` only what would change is said, and every fault
 * with its line. Exit 0 when taken (or it could be), 1 when something stands against it, 3 when nobody answers.
 * Throws RangeError for a file that is no UTF-8, no JSON, or says a key twice.
 */
export async function take(options: Options, [file = '-']: readonly string[]): Promise<ExitCode> {
  const text = readGivenText(file);
  const name = nameOf(file);
  const body = parseGiven(name, text) as object;
  const faults = schemaFaults(body);
  if (faults.length > 0) return told({ faults }, { name, text }, options);
  const send = await asPerson(options);
  if (typeof send === 'number') return send;
  // Looked at first: a look says what stands against the file in both languages, a refusal in one.
  const looks = [true, ...(options['dryRun'] === true ? [] : [false])];
  let answer: Answer = {};
  for (const dryRun of looks) {
    const response = await send({
      method: 'POST',
      path: `/api/directory/import?dryRun=${dryRun}`,
      body,
      // Taken twice, nothing changes the second time: a new key each time is enough.
      ...(dryRun ? {} : { idempotencyKey: randomUUID() }),
    });
    if (response === null) return 3;
    if (!response.ok) return refused((await response.json()) as ProblemBody, options);
    answer = (await response.json()) as Answer;
    if ((answer.faults ?? []).length > 0) break;
  }
  return told(answer, { name, text }, options);
}

/** What keeps a document from being a directory at all, as the server would say it, in both languages. */
function schemaFaults(body: object): readonly Violation[] {
  try {
    parseWith(directoryFileSchema, body);
    return [];
  } catch (error) {
    if (error instanceof Problem) return error.violations;
    throw error;
  }
}

function refused(problem: ProblemBody, options: Options): ExitCode {
  const { zh, en } = errors[problem.code];
  if (options['json'] === true) print(JSON.stringify(problem, null, 2));
  else report(`${zh} / ${en}: ${problem.detail} [${problem.code}]`);
  return 1;
}

function told(
  answer: Answer,
  { name, text }: { readonly name: string; readonly text: string },
  options: Options,
): ExitCode {
  const { faults = [], counts = {}, unchanged } = answer;
  if (options['json'] === true) print(JSON.stringify(answer, null, 2));
  else {
    for (const { rule, field = '', text: said } of faults) {
      print(`${name}:${lineOf(text, field)}: ${field}: ${said.zh} / ${said.en} [${rule}]`);
    }
    for (const [type, count] of Object.entries(counts)) print(`${type}\t${count}`);
    if (unchanged !== undefined) print(`unchanged\t${unchanged}`);
  }
  return faults.length === 0 ? 0 : 1;
}

/** The directory as a file that would make it again. */
export async function write(options: Options): Promise<ExitCode> {
  const send = await asPerson(options);
  if (typeof send === 'number') return send;
  const response = await send({ method: 'GET', path: '/api/directory/export' });
  if (response === null) return 3;
  const text = await response.text();
  print(response.ok ? JSON.stringify(JSON.parse(text), null, 2) : text);
  return response.ok ? 0 : 1;
}
