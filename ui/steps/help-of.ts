import type { FieldHelp } from './field-help.ts';
import { helpOfFacts } from './help-of-facts.ts';
import { helpOfSteps } from './help-of-steps.ts';

/**
 * What is told of a field while it is filled in; null where the label says it all. `pointer` is
 * the JSON pointer of the field in the data of the command; parts of a group have their group's.
 */
export function helpOf(command: string, pointer: string): FieldHelp | null {
  const [first = '', fact = ''] = pointer.split('/').slice(1);
  const found =
    first === 'facts'
      ? helpOfFacts[fact]
      : (helpOfSteps[`${command}/${first}`] ?? helpOfSteps[first]);
  return found ?? null;
}
