import type { Term } from '../period.ts';
import type { FactValue } from './answer.ts';
import type { CaseFile } from './case-file.ts';
import { record, titleOf, type Notebook } from './notebook.ts';
import { endSteps, otherWay } from './term-arithmetic.ts';

/**
 * Writes down how an end was reckoned, and the other way where it gives another day. Before
 * 法释〔2021〕1号 was in force the arithmetic stands under no article of the data.
 */
export function sayEnd(
  file: CaseFile,
  notes: Notebook,
  more: Term,
  facts: Readonly<Record<string, FactValue>>,
): void {
  const other = otherWay(file, more);
  record(notes, notes.applies('CALC-ENDDATE') ? 'CALC-ENDDATE' : 'CALC-TERM', {
    result: 'met',
    facts: other === null ? facts : { ...facts, otherWay: other },
    text: titleOf('CALC-ENDDATE'),
    steps: () => endSteps(file, more),
  });
}
