import type { CommandName } from '../events.ts';
import { processOf } from './index.ts';

/**
 * Whether this command must say who took the step: by the case's version of the procedure, and
 * wherever a reason goes past a finding of the law. The opening comes before any version.
 */
export function mustNamePerson(
  processVersion: string | null,
  name: CommandName,
  data: object,
): boolean {
  if (((data as { readonly override?: unknown }).override ?? null) !== null) return true;
  if (name === 'openCase' || processVersion === null) return false;
  return processOf(processVersion).namedPerson.includes(name);
}
