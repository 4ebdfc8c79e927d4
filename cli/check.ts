import { explain, outcomeOf } from '#domain/law/index.ts';
import { answerInput, type LawAnswer } from '#domain/law/answer-input.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { ExitCode } from './exit-code.ts';
import { deadlineLines, deadlineMissing } from './deadline.ts';
import { readGiven } from './given-file.ts';
import { print } from './print.ts';
import { today } from './today.ts';
import { readInputs, unopened, type Input, type Inputs } from './read-inputs.ts';

interface Answered {
  readonly input: Input;
  readonly answer: LawAnswer;
}

/**
 * The law on facts, or on a question about a time limit; every item has an answer of its own. Exit 0
 * when every input is eligible with a lawful proposal or has its day, 1 when one is not or lacks a fact, 2 when one cannot be read.
 */
export async function run(
  options: Record<string, unknown>,
  files: readonly string[],
): Promise<ExitCode> {
  const documents = files.map(open);
  const lawDate =
    options['lawDate'] === undefined ? {} : { lawDate: LegalDate(String(options['lawDate'])) };
  const answers = documents.flatMap(({ inputs }) =>
    inputs.map((input): Answered => ({
      input,
      answer:
        input.kind === 'unread'
          ? { kind: 'errors', errors: input.errors }
          : answerInput(input.value, { ...lawDate, today: today(), explain: true }),
    })),
  );
  const language = options['explain'] === 'en' ? 'en' : 'zh';
  if (options['json'] === true || options['explain'] === undefined) {
    const list = answers.length !== 1 || documents[0]!.list;
    const shown = answers.map(shownAs);
    print(JSON.stringify(list ? shown : shown[0], null, 2));
  } else {
    for (const answered of answers) {
      if (answers.length > 1) print(`${answered.input.file}:${answered.input.line}`);
      print(textOf(answered, language));
    }
  }
  return Math.max(0, ...answers.map(exitOf)) as ExitCode;
}

function open(file: string): Inputs {
  let bytes: Buffer;
  try {
    bytes = readGiven(file);
  } catch (error) {
    return unopened(file, error as NodeJS.ErrnoException);
  }
  return readInputs(file, bytes);
}

const shownAs = ({ input: { file, line }, answer }: Answered): object =>
  answer.kind === 'errors' ? { file, line, errors: answer.errors } : answer.answer;

function exitOf({ answer }: Answered): ExitCode {
  if (answer.kind === 'errors') return 2;
  if (answer.kind === 'deadline') return deadlineMissing(answer.answer) ? 1 : 0;
  return outcomeOf(answer.answer) === 'eligible' ? 0 : 1;
}

function textOf({ input: { file, line }, answer }: Answered, language: 'zh' | 'en'): string {
  switch (answer.kind) {
    case 'errors':
      return answer.errors
        .map(({ field, text }) =>
          [`${file}:${line}`, field, text[language]].filter((part) => part !== '').join(': '),
        )
        .join('\n');
    case 'deadline':
      return deadlineLines(answer.answer).join('\n');
    case 'review':
      return explain(answer.answer, language);
  }
}
