import { readFileSync } from 'node:fs';
import { explain } from '#domain/law/index.ts';
import { answerInput, type LawAnswer } from '#domain/law/answer-input.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { ExitCode } from '../cli.ts';
import { deadlineLines, deadlineMissing } from './deadline.ts';
import { print } from './print.ts';

/**
 * The law on facts, or on a question about a time limit. Exit 0 when every input is eligible or has
 * its day, 1 when one is not or lacks a fact, 2 when one cannot be read.
 */
export async function run(
  options: Record<string, unknown>,
  files: readonly string[],
): Promise<ExitCode> {
  const texts = files.map((file) => readFileSync(file === '-' ? 0 : file, 'utf8'));
  const documents = texts.map(readInputs);
  const lawDate =
    options['lawDate'] === undefined ? {} : { lawDate: LegalDate(String(options['lawDate'])) };
  const answers = documents.flatMap(({ inputs }) =>
    inputs.map((input) => answerInput(input, { ...lawDate, explain: true })),
  );
  const language = options['explain'] === 'en' ? 'en' : 'zh';
  if (options['json'] === true || options['explain'] === undefined) {
    const list = answers.length !== 1 || documents[0]!.list;
    const shown = answers.map(shownAs);
    print(JSON.stringify(list ? shown : shown[0], null, 2));
  } else {
    for (const answer of answers) print(textOf(answer, language));
  }
  return Math.max(0, ...answers.map(exitOf)) as ExitCode;
}

const shownAs = (answer: LawAnswer): object =>
  answer.kind === 'errors' ? { errors: answer.errors } : answer.answer;

function exitOf(answer: LawAnswer): ExitCode {
  if (answer.kind === 'errors') return 2;
  if (answer.kind === 'deadline') return deadlineMissing(answer.answer) ? 1 : 0;
  return answer.answer.verdict === 'eligible' ? 0 : 1;
}

function textOf(answer: LawAnswer, language: 'zh' | 'en'): string {
  switch (answer.kind) {
    case 'errors':
      return answer.errors.map(({ field, text }) => `${field}: ${text[language]}`).join('\n');
    case 'deadline':
      return deadlineLines(answer.answer).join('\n');
    case 'review':
      return explain(answer.answer, language);
  }
}

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
