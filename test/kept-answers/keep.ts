import { writeFileSync } from 'node:fs';
import {
  answerTo,
  answerToQuestion,
  keptCases,
  keptFiles,
  keptQuestions,
} from '#domain/law/testing/kept-answers.ts';

/**
 * Keeps the answers of today to the kept cases and questions, after the law module was meant to say
 * something else, and prints every line that went (-) and came (+), so that it is read before it is
 * committed. With `--dry` nothing is written.
 */
function keep(name: keyof typeof keptFiles, before: readonly object[], after: readonly object[]) {
  const lines = (each: object): readonly string[] => JSON.stringify(each, null, 1).split('\n');
  const changed = before.flatMap((each, index) => {
    const [was, is] = [lines(each), lines(after[index]!)];
    const gone = was.filter((line) => !is.includes(line)).map((line) => `- ${line.trim()}`);
    const come = is.filter((line) => !was.includes(line)).map((line) => `+ ${line.trim()}`);
    // A line that only moved is a change as well.
    return was.join('\n') === is.join('\n') ? [] : [[`${name} ${index}`, ...gone, ...come]];
  });
  for (const each of changed) process.stdout.write(`${each.join('\n')}\n`);
  process.stdout.write(`${name}: ${changed.length} of ${before.length} changed\n`);
  if (changed.length === 0 || process.argv.includes('--dry')) return;
  writeFileSync(keptFiles[name], `${JSON.stringify(after, null, 1)}\n`);
}

keep('review', keptCases(), keptCases().map(answerTo));
keep('deadlines', keptQuestions(), keptQuestions().map(answerToQuestion));
