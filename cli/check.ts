import { readFileSync } from 'node:fs';
import { explain, parseFacts, review, type Review } from '#domain/law/index.ts';
import type { FactError } from '#domain/law/facts.schema.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { ExitCode } from '../cli.ts';
import { print } from './print.ts';

type Answer = Review | { readonly errors: readonly FactError[] };

/** Exit 0 when every input is eligible, 1 when one is not, 2 when one cannot be read. */
export async function run(
  options: Record<string, unknown>,
  files: readonly string[],
): Promise<ExitCode> {
  const texts = files.map((file) => readFileSync(file === '-' ? 0 : file, 'utf8'));
  const documents = texts.map(readInputs);
  const lawDate =
    options['lawDate'] === undefined ? {} : { lawDate: LegalDate(String(options['lawDate'])) };
  const answers = documents.flatMap(({ inputs }) =>
    inputs.map((input): Answer => {
      const parsed = parseFacts(input);
      if (!parsed.ok) return { errors: parsed.errors };
      return review(parsed.facts, { ...lawDate, explain: true });
    }),
  );
  const language = options['explain'] === 'en' ? 'en' : 'zh';
  if (options['json'] === true || options['explain'] === undefined) {
    const list = answers.length !== 1 || documents[0]!.list;
    print(JSON.stringify(list ? answers : answers[0], null, 2));
  } else {
    for (const answer of answers) print(textOf(answer, language));
  }
  if (answers.some((answer) => 'errors' in answer)) return 2;
  return (answers as Review[]).every(({ verdict }) => verdict === 'eligible') ? 0 : 1;
}

const textOf = (answer: Answer, language: 'zh' | 'en'): string =>
  'errors' in answer
    ? answer.errors.map(({ field, text }) => `${field}: ${text[language]}`).join('\n')
    : explain(answer, language);

/** An object, a list of objects, or one object on each line. */
function readInputs(text: string): { inputs: readonly unknown[]; list: boolean } {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? { inputs: value, list: true } : { inputs: [value], list: false };
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2) throw error;
    return { inputs: lines.map((line): unknown => JSON.parse(line)), list: true };
  }
}
