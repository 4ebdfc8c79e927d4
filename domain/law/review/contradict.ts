import type { Bilingual } from '#domain/kernel/violation.ts';
import type { FactValue, FileCheck } from './answer.ts';
import { record, type Notebook } from './notebook.ts';

/** Writes down that two places of the file cannot both be true; a person looks first. */
export function contradict(
  notes: Notebook,
  check: FileCheck,
  first: string,
  firstValue: FactValue,
  second: string,
  secondValue: FactValue,
  text?: Bilingual,
): void {
  record(notes, check, {
    result: 'review',
    effect: 'person',
    facts: { [first]: firstValue, [second]: secondValue },
    text: text
      ? { zh: `${text.zh}（${first}、${second}）`, en: `${text.en} (${first}, ${second})` }
      : {
          zh: `${first}（${String(firstValue)}）与${second}（${String(secondValue)}）矛盾`,
          en: `${first} (${String(firstValue)}) contradicts ${second} (${String(secondValue)})`,
        },
  });
}
