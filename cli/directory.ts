import { randomUUID } from 'node:crypto';
import { asPerson } from './as-person.ts';
import type { ExitCode } from './exit-code.ts';
import { readGivenText } from './given-file.ts';
import { lineOf } from './pointer-line.ts';
import { print, report } from './print.ts';

type Options = Readonly<Record<string, unknown>>;

interface Fault {
  readonly rule: string;
  readonly field?: string;
  readonly text: string | { readonly zh: string; readonly en: string };
}

/**
 * Sends a directory: all of it or nothing. With `--dry-run` only what would change is said, and every fault
 * with its line. Exit 0 when taken (or it could be), 1 when something stands against it, 3 when nobody answers.
 */
export async function take(options: Options, [file = '-']: readonly string[]): Promise<ExitCode> {
  const text = readGivenText(file);
  const name = file === '-' ? 'standard input' : file;
  let body: object;
  try {
    body = JSON.parse(text) as object;
  } catch (error) {
    throw new RangeError(`${name} is no JSON: ${(error as Error).message}`, { cause: error });
  }
  const send = await asPerson(options);
  if (typeof send === 'number') return send;
  const response = await send({
    method: 'POST',
    path: `/api/directory/import?dryRun=${options['dryRun'] === true}`,
    body,
    // Taken twice, nothing changes the second time: a new key each time is enough.
    ...(options['dryRun'] === true ? {} : { idempotencyKey: randomUUID() }),
  });
  if (response === null) return 3;
  const answer = (await response.json()) as {
    counts?: Readonly<Record<string, number>>;
    unchanged?: number;
    faults?: readonly Fault[];
    violations?: readonly Fault[];
    detail?: string;
  };
  const faults = answer.faults ?? answer.violations ?? [];
  if (options['json'] === true) print(JSON.stringify(answer, null, 2));
  else {
    for (const { rule, field = '', text: said } of faults) {
      const words = typeof said === 'string' ? said : `${said.zh} / ${said.en}`;
      print(`${name}:${lineOf(text, field)}: ${field}: ${words} [${rule}]`);
    }
    for (const [type, count] of Object.entries(answer.counts ?? {})) print(`${type}\t${count}`);
    if (answer.unchanged !== undefined) print(`unchanged\t${answer.unchanged}`);
    if (!response.ok && faults.length === 0) report(answer.detail ?? String(response.status));
  }
  return response.ok && faults.length === 0 ? 0 : 1;
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
