import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { process2014 } from './process-2014.ts';
import { process2026 } from './process-2026.ts';
import type { ProcessDefinition } from './process-definition.ts';

/** Every version of the procedure, oldest first. */
export const processes: readonly ProcessDefinition[] = [process2014, process2026];

/** The version in force on a day; for a day before the first, the first. */
export const processOn = (date: LegalDate): ProcessDefinition =>
  processes.findLast((process) => process.from <= date) ?? processes[0]!;

/** The version a case began with; throws RangeError for a name that never was. */
export function processOf(version: string): ProcessDefinition {
  const found = processes.find((process) => process.version === version);
  if (found === undefined) throw new RangeError(`no process ${version}`);
  return found;
}
