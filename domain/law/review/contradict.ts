import type { Bilingual } from '#domain/kernel/violation.ts';
import type { FactValue, FileCheck } from './answer.ts';
import { factName } from '../fact-names.ts';
import { valueText } from './value-text.ts';
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
  const [one, other] = [factName(first), factName(second)];
  record(notes, check, {
    result: 'review',
    effect: 'person',
    facts: { [first]: firstValue, [second]: secondValue },
    text: text
      ? { zh: `${text.zh}（${one.zh}、${other.zh}）`, en: `${text.en} (${one.en}, ${other.en})` }
      : {
          zh: `${one.zh}（${valueText(firstValue, true)}）与${other.zh}（${valueText(secondValue, true)}）矛盾`,
          en: `${one.en} (${valueText(firstValue, false)}) contradicts ${other.en} (${valueText(secondValue, false)})`,
        },
  });
}
