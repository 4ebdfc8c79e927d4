import type { FieldHelp } from './field-help.ts';
import { helpInParole, stepsInParole } from './help-in-parole.ts';
import { helpOfFacts } from './help-of-facts.ts';
import { helpOfSteps } from './help-of-steps.ts';

/**
 * What is told of a field while it is filled in; null where the label says it all. `pointer` is
 * the JSON pointer of the field in the data of the command; parts of a group have their group's.
 * `measure` is what is asked for.
 */
export function helpOf(command: string, pointer: string, measure: string): FieldHelp | null {
  const [first = '', fact = ''] = pointer.split('/').slice(1);
  if (first === 'facts' && measure === 'parole' && fact in helpInParole) return helpInParole[fact]!;
  const inParole = measure === 'parole' ? stepsInParole[`${command}/${first}`] : undefined;
  if (inParole !== undefined) return inParole;
  const found =
    first === 'facts'
      ? helpOfFacts[fact]
      : (helpOfSteps[`${command}/${first}`] ?? helpOfSteps[first]);
  return found ?? null;
}
