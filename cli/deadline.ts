import { parseWith } from '#domain/kernel/schema-violations.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { deadline, questionForms, type DeadlineAnswer } from '#domain/law/deadlines/index.ts';
import { deadlineQuestionSchema } from '#domain/law/deadlines/question.schema.ts';
import { citation, rule } from '#domain/law/rules/index.ts';
import type { ExitCode } from './exit-code.ts';
import { parseGiven } from './json-fault.ts';
import { print, report } from './print.ts';

/**
 * A statutory time limit with its arithmetic, calendar and article. `--from DATE` is
 * the first day that the kind needs; other days and facts come as `name=value`.
 */
export async function run(
  options: Record<string, unknown>,
  [kind, ...pairs]: readonly string[],
): Promise<ExitCode> {
  const form = questionForms.find((each) => each.kind === kind);
  if (form === undefined) {
    for (const each of questionForms) print(`${each.kind}\t${each.needs.join(', ')}`);
    if (kind !== undefined) report(`unknown kind: ${kind}`);
    return kind === undefined ? 0 : 2;
  }
  const from = options['from'] === undefined ? {} : { [form.needs[0]!]: options['from'] };
  const given = Object.fromEntries(pairs.map(fieldOf));
  const question = read({ ...from, ...given, kind });
  if (question === null) return 2;
  const answer = deadline(question);
  if (answer === null) {
    report(`days that it needs: ${form.needs.join(', ')}`);
    return 2;
  }
  if (options['json'] === true) {
    print(JSON.stringify(answer, null, 2));
    return exitOf(answer);
  }
  for (const line of deadlineLines(answer)) print(line);
  return exitOf(answer);
}

/** The rules of an answer with their articles, then each of its names with its value. */
export const deadlineLines = (answer: DeadlineAnswer): readonly string[] => [
  ...answer.rules.map((id) => {
    const found = rule(id);
    return `${id}\t${citation(found).zh}\t${found.title.zh}`;
  }),
  ...Object.entries(answer)
    .filter(([name]) => name !== 'rules' && name !== 'kind')
    .map(([name, value]) => `${name}\t${textOf(value)}`),
];

/** True when a fact is missing, so that there is no last day yet. */
export const deadlineMissing = ({ missing }: DeadlineAnswer): boolean => missing.length > 0;

const exitOf = (answer: DeadlineAnswer): ExitCode => (deadlineMissing(answer) ? 1 : 0);

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);

/** `name=value`; the value is JSON where it reads as such, else text. */
function fieldOf(pair: string): readonly [string, unknown] {
  const at = pair.indexOf('=');
  if (at < 1) throw new RangeError(`应写作 名称=值 / not name=value: ${pair}`);
  const text = pair.slice(at + 1);
  return [
    pair.slice(0, at),
    /^(?:true|false|null|\d+|[[{"].*)$/.test(text) ? parseGiven(pair.slice(0, at), text) : text,
  ];
}

function read(fields: object) {
  try {
    return parseWith(deadlineQuestionSchema, fields);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    for (const { field, text } of error.violations) report(`${field}: ${text.zh} / ${text.en}`);
    return null;
  }
}
